/** Infections. */
export const infections = `
microbe, bacteria, bacterial, microbial: germ
glandular fever, mononucleosis, kissing disease
fever, feverish, febrile, pyrexia
high temperature, raised temperature: fever
infectious disease, contagious disease, transmissible disease
noncommunicable disease, non communicable disease
asymptomatic, symptom free, symptomless
zoonosis, zoonotic, zoonoses
covid, covid 19, covid19, sars cov 2: coronavirus
coronavirus: covid, covid 19, covid19, sars cov 2, mers, sars
long covid, covid long hauler, long haul covid: post covid
bird flu, avian flu, avian influenza: h5n1
human immunodeficiency virus, aids virus: hiv
hpv, human papillomavirus, human papilloma virus
epstein barr, ebv
cmv, cytomegalovirus
legionnaire disease, legionella, legionellosis
e coli, escherichia coli
staph, staphylococcus, staphylococcal
strep, streptococcus, streptococcal
mrsa, methicillin resistant staphylococcus
hospital infection, hospital acquired infection, nosocomial, healthcare associated infection, health care associated infection, nosocomial infection
leprosy, hansen disease
dengue, breakbone fever
sleeping sickness, african trypanosomiasis
bilharzia, schistosomiasis, snail fever
elephantiasis, lymphatic filariasis
river blindness, onchocerciasis
mpox, monkeypox, monkey pox
lyme disease, borreliosis: borrelia
communicable disease: infectious disease, contagious disease
fungus, fungi, fungal
swine flu, swine influenza: h1n1
acquired immunodeficiency syndrome, acquired immune deficiency syndrome
genital herpes: herpes simplex
postherpetic neuralgia, post herpetic neuralgia: shingles pain
hand foot and mouth disease, hand foot mouth disease, hfmd
slapped cheek, fifth disease, erythema infectiosum: parvovirus b19
scarlet fever, scarlatina
salmonella, salmonellosis
listeria, listeriosis
group b strep, group b streptococcus
drug resistant tb, drug resistant tuberculosis, multidrug resistant tuberculosis, mdr tb
bubonic plague, yersinia pestis: black death
malaria, malarial: plasmodium falciparum
chagas, american trypanosomiasis
guinea worm, dracunculiasis
kala azar, visceral leishmaniasis
smallpox, small pox, variola
tick borne encephalitis, tickborne encephalitis: tbe
rabbit fever, tularemia
parrot fever, psittacosis
cat scratch disease, cat scratch fever, bartonellosis
weil disease, leptospirosis
valley fever, coccidioidomycosis
black fungus, mucormycosis
brain eating ameba, brain eating amoeba, naegleria
toxoplasmosis, toxoplasma
bacterial vaginosis: bv
wound infection, infected wound: surgical site infection
`;
