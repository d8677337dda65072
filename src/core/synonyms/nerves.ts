/** Brain and nerves. */
export const nerves = `
ms: multiple sclerosis
als: motor neuron disease, mnd, amyotrophic lateral sclerosis
mnd, motor neuron disease, amyotrophic lateral sclerosis, lou gehrig disease
epileptic fit, seizure, convulsion
mental decline, cognitive decline
cfs, me cfs, chronic fatigue syndrome, myalgic encephalomyelitis
nerve pain, neuropathic pain, neuropathy: shooting pain, burning pain
shooting pain, stabbing pain: nerve pain, neuropathic pain
nerve cell, neuron
brain cell: neuron
spinal tap, lumbar puncture

dementia: alzheimer, lewy body, frontotemporal, senility
memory loss, loss of memory, memory problem, memory impairment, poor memory: amnesia, cognitive decline, cognitive impairment
head injury, brain injury, head trauma: traumatic brain injury, tbi, concussion
numbness, tingling: neuropathy, pins and needles, paresthesia, paraesthesia
dizziness: vertigo, lightheaded, light headed
shaky hands, trembling hands, hand tremor: essential tremor
migraine: sick headache, migraineur
epilepsy: seizure disorder
febrile seizure, febrile convulsion, fever fit
balance problem, loss of balance, poor balance, balance disorder
pins and needles, paresthesia, paraesthesia: tingling
nerve damage, damaged nerve: neuropathy
sciatica, sciatic pain
paralysis, paralysed
quadriplegia, tetraplegia, quadriplegic, tetraplegic
spinal cord injury, spinal injury
neural tube defect: spina bifida, anencephaly
muscle weakness, weak muscle: myopathy
muscle wasting, muscle loss, muscle atrophy, loss of muscle: sarcopenia
muscle pain, muscle ache, aching muscle, sore muscle, myalgia
muscle cramp, leg cramp, charley horse: muscle spasm
muscle stiffness, stiff muscle, muscle rigidity: spasticity
gbs: guillain barre, group b strep, group b streptococcus
concussion, mild traumatic brain injury
cte, chronic traumatic encephalopathy
brain inflammation, inflammation of the brain, encephalitis
brain swelling, swelling of the brain, cerebral edema, brain edema
water on the brain, fluid on the brain, hydrocephalus
birth asphyxia, lack of oxygen at birth, oxygen deprivation at birth, perinatal asphyxia: hypoxic ischemic encephalopathy
brain disease, brain disorder: neurological disease, neurological disorder, neurodegenerative disease
neurological disease, neurological disorder, neurological condition
lewy body dementia, dementia with lewy bodies, lewy body disease
frontotemporal dementia, frontotemporal degeneration, ftd: pick disease
acute confusion, acute confusional state, delirium
brain fog, mental fog, foggy thinking: cognitive dysfunction
loss of speech, speech loss, aphasia, dysphasia
dyslexia, dyslexic, reading difficulty: word blindness
restless leg, willis ekbom: rls
cjd, creutzfeldt jakob: vcjd
polio, poliomyelitis, infantile paralysis
complex regional pain syndrome, reflex sympathetic dystrophy: crps
functional neurological disorder, conversion disorder: fnd
chronic pain, persistent pain, long term pain
pd: parkinson
head pain: headache, migraine
grand mal, tonic clonic
petit mal, absence seizure
poor coordination, loss of coordination, ataxia
trapped nerve, pinched nerve: carpal tunnel syndrome, sciatica
trigeminal neuralgia, tic douloureux
facial paralysis, facial palsy: bell palsy
paraplegia, paraplegic
hemiplegia, hemiparesis: one sided paralysis, one sided weakness
muscle twitch, fasciculation
muscle inflammation, myositis: polymyositis, dermatomyositis
dmd: duchenne
sma: spinal muscular atrophy
shaken baby syndrome, abusive head trauma
coma, comatose
brain dead, brain death
senile: dementia
mci: mild cognitive impairment
slurred speech, dysarthria
stutter, stammer
dyspraxia, developmental coordination disorder
face blindness, prosopagnosia
tourette: tic disorder
twisted neck, wry neck, torticollis: cervical dystonia
mad cow disease, bovine spongiform encephalopathy: bse
acoustic neuroma, vestibular schwannoma
`;
