/** Words of one family, thoughts and feelings, weight and looks, animals. */
export const feelings = `
bleeding, hemorrhage
arthritis: osteoarthritis
operation: surgery
safe, safety
height, tall, taller
freeze, frozen, froze
ache, pain
prescription, prescribe
recover, recovery, recuperate
recurrence, recur
transmission, transmit
contagious, infectious, communicable
surgery, surgeon
psychology, psychologist
psychiatry, psychiatric, psychiatrist
hereditary, inherited, heritable, heredity, runs in families, run in the family
virus, viral
contact lens, contact lenses
disabled, handicapped

thinking skills, thinking ability, mental ability, cognitive function, cognitive ability, cognitive performance, cognitive skills, brainpower
cognition: thinking skills, thinking ability, mental ability, brainpower
happiness: life satisfaction
sadness, unhappiness, low mood, feeling down, feeling low, misery
mood swing, moody
anxiety, anxious: nervousness
worry: anxiety, anxious
fear, afraid, scared, frightened
angry, anger, rage: fury
stress, stressor
relaxation, unwind, stress relief
lonely, loneliness, social isolation: living alone
self esteem, self confidence, self worth
optimism, optimistic, positive thinking, positive outlook
crying, weeping
trauma, traumatic
bullying, peer victimization: cyberbullying
iq, intelligence
brain training, brain game, cognitive training: crossword, sudoku
poor concentration, lack of concentration, trouble concentrating, difficulty concentrating, unable to concentrate, concentration problem
daydreaming, mind wandering
phobia, irrational fear
quarantine, self isolation: lockdown
pessimism, pessimistic, negative thinking
boredom, bored
shy, shyness
willpower, self control
nervous breakdown, mental breakdown

overweight, excess weight, too heavy, extra pounds, excess pounds: obese
obesity: severely overweight, excess weight
fat: obese, overweight, fatty
weight loss, lose weight, slimming, shed pounds, weight reduction
weight gain, gain weight, putting on weight, piling on pounds
underweight, too thin, skinny, low body weight
gray, grey
sweating, perspiration
waist, waistline
beauty, good looking
makeup: cosmetics
body image, body dissatisfaction, body satisfaction
gray hair, grey hair
wrinkle, fine lines
tattoo, body art
body odor, smelly
eyeglasses, spectacles: glasses

pet: companion animal, dog, cat
dog, puppy, canine
cat, kitten, feline
companion animal, pet owner, pet ownership: dog, cat
veterinarian, veterinary: vet
vet: veterinarian, veterinary, veteran
horse, equine: pony
pig, swine, porcine
cow, cattle, bovine
rodent: mouse, rat
monkey, macaque, primate
dog bite, bitten by a dog
`;
