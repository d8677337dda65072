/** More medicines: mind, lungs, heart, infections, pain and hormones. */
export const drugs = `
sleeping pill, sleeping tablet, sleep medication: zolpidem, ambien, zopiclone, eszopiclone
fluoxetine, prozac
sertraline, zoloft, lustral
paroxetine, paxil, seroxat
citalopram, celexa, cipramil
escitalopram, lexapro, cipralex
diazepam, valium
methylphenidate, ritalin: concerta
varenicline, chantix, champix
psilocybin, magic mushroom
antidepressant, anti depressant, depression drug: ssri, snri, tricyclic, fluoxetine, sertraline
ssri, selective serotonin reuptake inhibitor: fluoxetine, sertraline, paroxetine, citalopram, escitalopram, fluvoxamine
snri, serotonin norepinephrine reuptake inhibitor, serotonin noradrenaline reuptake inhibitor: venlafaxine, duloxetine
antipsychotic, anti psychotic, neuroleptic: olanzapine, risperidone, quetiapine, aripiprazole, clozapine
benzodiazepine, benzo: diazepam, valium, alprazolam, xanax, lorazepam
adhd drug, adhd medication: methylphenidate, ritalin, adderall, lisdexamfetamine, atomoxetine
venlafaxine, effexor, efexor
duloxetine, cymbalta
bupropion, wellbutrin: zyban
zyban: bupropion
mirtazapine, remeron
esketamine, spravato
alprazolam, xanax
lorazepam, ativan
zolpidem, ambien
quetiapine, seroquel
olanzapine, zyprexa
aripiprazole, abilify
lisdexamfetamine, vyvanse, elvanse
amphetamine, amfetamine: adderall
tranquilizer: benzodiazepine, diazepam, valium, xanax

salbutamol, albuterol: ventolin
ventolin: salbutamol, albuterol
rescue inhaler, reliever inhaler, blue inhaler: salbutamol, albuterol, ventolin
inhaled steroid, inhaled corticosteroid, preventer inhaler: budesonide, fluticasone, beclomethasone, beclometasone
antihistamine, allergy pill, allergy tablet, hay fever tablet: loratadine, cetirizine, fexofenadine, diphenhydramine
epipen, adrenaline pen, adrenaline auto injector, adrenaline autoinjector, epinephrine auto injector, epinephrine autoinjector
beclomethasone, beclometasone
advair, seretide
omalizumab, xolair
mepolizumab, nucala
montelukast, singulair
tiotropium, spiriva

blood thinner, anticoagulant: warfarin, apixaban, rivaroxaban, dabigatran, edoxaban, heparin
water tablet, water pill, diuretic: furosemide, frusemide, hydrochlorothiazide, spironolactone
statin: atorvastatin, simvastatin, rosuvastatin, pravastatin, lovastatin, lipitor, crestor
atorvastatin, lipitor
cholesterol drug, cholesterol pill, cholesterol lowering drug, cholesterol medication: statin, ezetimibe
blood pressure drug, blood pressure pill, blood pressure tablet, blood pressure medication, antihypertensive: ace inhibitor, angiotensin receptor blocker
beta blocker, betablocker: metoprolol, atenolol, bisoprolol, carvedilol, propranolol
ace inhibitor, angiotensin converting enzyme inhibitor: lisinopril, ramipril, enalapril, perindopril
angiotensin receptor blocker, angiotensin ii receptor blocker, sartan: arb, losartan, valsartan, candesartan
doac, noac, direct oral anticoagulant, novel oral anticoagulant: apixaban, rivaroxaban, dabigatran, edoxaban
warfarin, coumadin
apixaban, eliquis
rivaroxaban, xarelto
clopidogrel, plavix
aspirin, acetylsalicylic acid
clot buster, clot busting drug, thrombolytic, thrombolysis: tpa, alteplase, tenecteplase
tpa, tissue plasminogen activator, alteplase
sildenafil, viagra
simvastatin, zocor
rosuvastatin, crestor
ezetimibe, zetia, ezetrol
evolocumab, repatha
alirocumab, praluent
pcsk9 inhibitor: evolocumab, alirocumab, inclisiran
calcium channel blocker: amlodipine, nifedipine, diltiazem, verapamil
furosemide, frusemide, lasix
dabigatran, pradaxa
antiplatelet, anti platelet: aspirin, clopidogrel, ticagrelor, prasugrel
nitroglycerin, glyceryl trinitrate
sacubitril, entresto
tadalafil, cialis

antiretroviral, anti retroviral, hiv drug, hiv medication: zidovudine, tenofovir, dolutegravir, raltegravir
pre exposure prophylaxis, preexposure prophylaxis, hiv prevention pill: truvada, descovy
sofosbuvir, sovaldi
hepatitis c drug, hepatitis c treatment, hep c drug, hep c treatment: sofosbuvir, ledipasvir, velpatasvir
oseltamivir, tamiflu
nirmatrelvir, paxlovid
antibiotic: penicillin, amoxicillin, azithromycin, ciprofloxacin, doxycycline, fluoroquinolone
fluoroquinolone, quinolone: ciprofloxacin, levofloxacin, moxifloxacin
flu vaccine, flu jab, flu shot, influenza vaccine
covid vaccine, covid jab, covid shot, covid 19 vaccine, coronavirus vaccine
hpv vaccine, hpv jab, cervical cancer vaccine, cervical cancer jab: gardasil, cervarix
mmr vaccine, mmr jab, measles mumps rubella, measles mumps and rubella: mmr, measles vaccine
shingles vaccine, shingles jab, shingles shot, zoster vaccine: shingrix, zostavax
zidovudine, azt
dolutegravir, tivicay
raltegravir, isentress
ledipasvir, harvoni
velpatasvir, epclusa
acyclovir, aciclovir, zovirax
rifampin, rifampicin
antimalarial, anti malarial, malaria drug, malaria pill: chloroquine, artemisinin, mefloquine
booster jab, booster shot, booster dose, booster vaccine
pneumonia vaccine, pneumonia jab, pneumococcal vaccine: prevnar, prevenar, pneumovax

hrt, hormone replacement therapy, menopausal hormone therapy, postmenopausal hormone therapy: estrogen therapy
painkiller, pain killer, pain reliever, analgesic: opioid, ibuprofen, paracetamol, acetaminophen
paracetamol, acetaminophen, tylenol: panadol, calpol
pain medication, pain medicine, pain pill: painkiller, analgesic, opioid
ibuprofen, advil, motrin, nurofen
nsaid, nonsteroidal anti inflammatory, non steroidal anti inflammatory: ibuprofen, naproxen, diclofenac, celecoxib
opioid, opiate: oxycodone, hydrocodone, morphine, fentanyl, codeine, tramadol, heroin
naloxone, narcan
proton pump inhibitor: omeprazole, esomeprazole, lansoprazole, pantoprazole
bisphosphonate: alendronate, alendronic acid, risedronate, ibandronate, zoledronic acid, zoledronate
denosumab: prolia, xgeva
prolia: denosumab
xgeva: denosumab
morning after pill, emergency contraception: levonorgestrel, ulipristal
abortion pill, medical abortion: mifepristone
over the counter, nonprescription, non prescription, otc
generic drug, generic medicine, generic medication
drugstore, drug store, pharmacy, chemist shop
alternative medicine, complementary medicine, alternative therapy, complementary therapy: homeopathy, acupuncture
dietary supplement, food supplement, nutritional supplement: vitamin pill, vitamin supplement, multivitamin
st john wort, hypericum
folic acid, folate
naproxen, aleve, naprosyn
celecoxib, celebrex
diclofenac, voltaren, voltarol
oxycodone, oxycontin
buprenorphine: suboxone, subutex
lidocaine, lignocaine
omeprazole, prilosec, losec
ranitidine, zantac
alendronate, alendronic acid, fosamax
zoledronic acid, zoledronate: zometa, reclast, aclasta
iud, intrauterine device, contraceptive coil
chemist: pharmacist, pharmacy
`;
