/** Ears, nose, throat, eyes and teeth, and what is seen on the skin. */
export const senses = `
eyesight, vision
sight loss, loss of sight, vision loss, loss of vision, visual impairment: blind people, blind person, partially sighted
amd, macular degeneration
ringing in the ears, tinnitus
nosebleed, epistaxis
itch, itchy, pruritus
eczema, atopic dermatitis
zits, pimples, acne
chickenpox, chicken pox, varicella
shingles, herpes zoster
cold sore, herpes simplex
german measles, rubella
lockjaw, tetanus

deaf, hearing loss, hearing impairment: hard of hearing, loss of hearing
common cold, head cold: cold virus, rhinovirus
sore throat, throat infection, pharyngitis: strep throat, tonsillitis
loss of smell, smell loss, lost sense of smell, anosmia, loss of sense of smell
sinus infection, sinusitis, rhinosinusitis
stuffy nose, blocked nose, nasal congestion, stuffed nose
ear infection: otitis
middle ear infection, otitis media
glue ear, otitis media with effusion
age related hearing loss, presbycusis
motion sickness, travel sickness, car sickness, seasickness, sea sickness
swollen gland, swollen lymph node, enlarged lymph node, swollen lymph gland, lymphadenopathy
bad breath, halitosis
dry mouth, xerostomia
mouth ulcer, mouth sore, canker sore, aphthous ulcer: oral mucositis
strep throat, streptococcal pharyngitis, streptococcal throat
tonsillitis, inflamed tonsil
hoarse, dysphonia
loss of taste, taste loss, lost sense of taste, ageusia
runny nose, rhinorrhea
catarrh, post nasal drip, postnasal drip
swimmer ear, outer ear infection, otitis externa
earache, ear pain, otalgia
burst eardrum, perforated eardrum, ruptured eardrum
inner ear infection, labyrinthitis
tongue tie, ankyloglossia

nearsighted, short sighted, myopia, nearsightedness, short sightedness, shortsighted, shortsightedness, myopic
farsighted, farsightedness, long sighted, long sightedness, longsighted, hyperopia, hypermetropia
lazy eye, amblyopia
crossed eyes, cross eyed, strabismus: squint
squint: strabismus, crossed eyes, cross eyed
pink eye, pinkeye: allergic conjunctivitis, bacterial conjunctivitis, viral conjunctivitis, infectious conjunctivitis
conjunctivitis: pink eye, pinkeye
eye inflammation, inflammation of the eye: uveitis, iritis, scleritis, keratitis
detached retina, retinal detachment
high eye pressure, raised eye pressure, ocular hypertension
eye pressure, intraocular pressure
sensitivity to light, photophobia: light sensitivity
color blind, colorblind, color vision deficiency
double vision, diplopia
blindness: partially sighted, sight loss, vision loss
eyelid inflammation, inflamed eyelid, blepharitis
stye, hordeolum
droopy eyelid, drooping eyelid, ptosis
watery eye, watering eye, epiphora
diabetic eye disease, diabetic retinopathy: diabetic macular edema
night blindness, nyctalopia
blurred vision, blurry vision
inflamed optic nerve, inflammation of the optic nerve, optic neuritis

tooth decay, dental caries, caries: dental cavity, rotten teeth, tooth cavity
gum disease, periodontitis, periodontal disease: gingivitis, gum inflammation, bleeding gum
gum inflammation, inflamed gum, bleeding gum, gingivitis
toothache, tooth pain, dental pain
teeth grinding, grinding teeth, bruxism
milk tooth, baby tooth, deciduous teeth, primary teeth
tooth loss, loss of teeth, missing teeth, edentulous
false teeth, denture
wisdom tooth, third molar
crooked teeth, misaligned teeth, malocclusion: overbite
tooth abscess, dental abscess
jaw joint, temporomandibular: tmj
cleft lip, harelip, hare lip
`;
