/** Mind, sleep and nutrition. */
export const mind = `
mental illness, mental disorder, psychiatric disorder, psychiatric illness
ocd, obsessive compulsive disorder
adhd, attention deficit
autism, autistic, asd
talking therapy, psychotherapy: cbt, cognitive behavioral therapy
cbt, cognitive behavioral therapy

ptsd, post traumatic stress, posttraumatic stress: shell shock, combat stress
bipolar disorder, manic depression
postnatal depression, postpartum depression, post natal depression, post partum depression
depression: depressive disorder, low mood
clinical depression, major depression, major depressive disorder
winter depression, winter blues, seasonal affective disorder
panic attack, anxiety attack: panic disorder
social anxiety, social phobia
schizophrenia, schizophrenic
psychosis, psychoses
borderline personality, emotionally unstable personality
eating disorder: anorexia, bulimia, binge eating
anorexia, anorexic
bulimia, bulimic
binge eating, compulsive eating, eating binge, compulsive overeating
body dysmorphia, body dysmorphic
self harm, self injury, selfharm, self mutilation: self inflicted, cutting themselves
suicidal thought, suicidal ideation, thoughts of suicide
suicide: took his own life, took her own life, took their own life
drug addiction, drug dependence, substance use disorder, substance abuse, drug abuse, drug misuse, substance misuse, drug use disorder
alcohol dependence, alcohol addiction, alcohol use disorder, addicted to alcohol: problem drinking, alcohol abuse
opioid addiction, opioid use disorder, opioid dependence, opiate addiction: heroin addiction
gambling addiction, problem gambling, pathological gambling, compulsive gambling, gambling disorder
fear of open spaces, agoraphobia, agoraphobic
fear of confined spaces, claustrophobia, claustrophobic
needle phobia, fear of needles, needle fear
hearing voices, auditory hallucination
split personality, multiple personality, dissociative identity
asperger: high functioning autism
comfort eating, emotional eating, stress eating
hair pulling disorder, trichotillomania
skin picking, dermatillomania, excoriation disorder
hypochondria, hypochondriac, health anxiety, illness anxiety
gaming disorder, gaming addiction, video game addiction
munchausen, factitious disorder
grief, bereavement, grieve, mourning, loss of a loved one

sleeplessness, trouble sleeping, insomnia, difficulty sleeping, insomniac, unable to sleep: poor sleep
lack of sleep, sleep deprivation, sleep loss, insufficient sleep, lost sleep, too little sleep, short sleep, not enough sleep
sleep apnea, sleep apnoea: osa, sleep disordered breathing
drowsiness, sleepiness, somnolence: daytime sleepiness
body clock, circadian rhythm, circadian clock, internal clock, circadian, biological clock
sleepwalking, sleep walking, somnambulism
night terror, sleep terror
excessive daytime sleepiness, hypersomnia, excessive sleepiness
rem sleep behavior disorder, acting out dreams, dream enactment
jet lag, jetlag

malnutrition, malnourished, undernutrition, undernourished, starvation
vitamin d deficiency, low vitamin d, lack of vitamin d
scurvy, vitamin c deficiency, lack of vitamin c
beriberi, thiamine deficiency, vitamin b1 deficiency
pellagra, niacin deficiency
`;
