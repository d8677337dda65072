/** Parts of the body. */
export const anatomy = `
lung, pulmonary
heart, cardiac
brain: cerebral
skin: cutaneous, dermal, epidermal
eye: ocular, ophthalmic
tooth: dental
belly, tummy, abdomen, abdominal: stomach
spine, spinal column, vertebral column, spinal: backbone, vertebra
collarbone, collar bone, clavicle
kneecap, knee cap, patella
windpipe, trachea: tracheal
food pipe, foodpipe, gullet, esophagus, esophageal
large intestine, large bowel, colon
pancreas: pancreatic
womb lining, lining of the womb, uterine lining, endometrium
cervix, neck of the womb
testicle, testis, testicular
blood vessel: vascular, artery, vein, capillary
white blood cell, leukocyte, leucocyte: white cell
red blood cell, erythrocyte: red cell
lymph node, lymph gland
body fat, fatty tissue, adipose tissue, adiposity, fat tissue
belly fat, abdominal fat, visceral fat, tummy fat, abdominal obesity, beer belly, central obesity
urination, pee, pass urine, urinary, passing water
fetus, fetal, unborn baby, unborn child
afterbirth, placenta, placental
nose, nasal: nostril
chest: thorax, thoracic
throat: pharynx, pharyngeal
tailbone, tail bone, coccyx
shoulder blade, scapula
breastbone, breast bone, sternum
thigh bone, thighbone, femur
shin bone, shinbone, tibia
heel bone, calcaneus
jawbone, jaw bone, mandible, jaw
skull, cranium: cranial
voice box, voicebox, larynx: laryngeal
belly button, navel, umbilicus
armpit, underarm, axilla
eardrum, ear drum, tympanic membrane
ear wax, earwax, cerumen
small intestine, small bowel
back passage: anus, anal, rectum, rectal
anus, anal: back passage
rectum, rectal: back passage
gallbladder, gall bladder
private parts, genitals, genitalia, intimate area
vein, venous
neck artery, carotid artery, carotid
platelet, thrombocyte
spinal fluid, cerebrospinal fluid: csf
brain stem, brainstem
gray matter, grey matter
body fluid, bodily fluid
saliva, spit, salivary: spittle
phlegm, sputum, mucus: snot
egg cell, ovum, oocyte

stomach, gastric: tummy, belly
muscle, muscular
buttock, backside, bum
penis, penile
vagina, vaginal: vulva
breast, boob
`;
