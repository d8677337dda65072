/** Alcohol, smoking, exercise and sleep. */
export const habits = `
stop smoking, quit smoking, give up smoking, smoking cessation, kick the habit
passive smoking, second hand smoke, secondhand smoke, environmental tobacco smoke
e cigarette, ecigarette, e cig, ecig, electronic cigarette, vape, vaper
alcohol, booze: liquor, wine, beer, cider, vodka, whisky
binge drinking, binge drinker, heavy drinking, heavy drinker, excessive drinking, problem drinking, alcohol abuse, alcohol misuse
teetotal, non drinker, nondrinker, abstainer
drink driving, drink driver, drunken driving, driving under the influence
smoking, tobacco
cigarette: smoking, tobacco
ex smoker, former smoker, past smoker
illegal drug, illicit drug, street drug, recreational drug, party drug: cocaine, heroin, ecstasy
addiction: substance use disorder, substance dependence, hooked on
weed: cannabis, marijuana
whisky, whiskey
moderate drinking, moderate drinker, light drinking, light drinker, moderate alcohol
hangover, hungover, hung over
alcohol free, non alcoholic, nonalcoholic
non smoker, nonsmoker, never smoker
nicotine replacement, nrt: nicotine patch, nicotine gum
hookah, shisha, waterpipe
drug user, drug taker, people who use drugs, people who inject drugs
ecstasy, mdma
methamphetamine: meth
laughing gas, nitrous oxide
legal high, designer drug, new psychoactive substance, novel psychoactive substance
doping, performance enhancing drug

exercise, physical activity, workout: keep fit
work out: exercise, workout
aerobic exercise, cardio, endurance exercise, endurance training, aerobic training
strength training, weight training, resistance training, resistance exercise, weightlifting, weight lifting, lifting weights
sedentary, physically inactive, couch potato: prolonged sitting, sitting too much
gym, gymnasium, health club, leisure center, fitness center, fitness club, fitness studio
football, soccer
jogging, jogger, runner
running: runner, jogging, jogger
bike, bicycle, cyclist
step count, daily steps, steps a day, steps per day
interval training, hiit, high intensity exercise
unfit, out of shape, low fitness, poor fitness
athlete, sportsman, sportsmen, sportswoman, sportswomen, sportsperson
swim, swimmer, swam
hiking, hiker, trekking, hill walking
dance, dancer
golf, golfer
horse riding, horseback riding, horse rider, equestrian
gardening, allotment, yard work

sleep, asleep, sleeper
snore, snorer
nighttime, night time, nocturnal, at night, overnight
nap, siesta, snooze
nightmare, bad dream
night owl, evening type, evening person, evening chronotype
early bird, early riser, morning person, morning type
clock change, daylight saving time
`;
