/** Medicines: brands and substances, and what a class of them is called; two of one class never find each other. */
export const medicines = `
tecfidera, dimethyl fumarate, bg 12
tysabri, natalizumab: tyruko
gilenya, fingolimod, fty720
aubagio, teriflunomide
copaxone, glatiramer: glatopa
alemtuzumab: lemtrada, campath
lemtrada: alemtuzumab
ocrevus, ocrelizumab
ofatumumab: kesimpta, arzerra
kesimpta: ofatumumab
mavenclad, cladribine
mayzent, siponimod
zeposia, ozanimod
briumvi, ublituximab
interferon beta, beta interferon: avonex, rebif, betaferon, betaseron, plegridy, extavia
avonex: interferon beta 1a
rebif: interferon beta 1a
betaferon, betaseron, interferon beta 1b: extavia
plegridy, peginterferon beta
ampyra, fampyra, dalfampridine, fampridine
sativex, nabiximols
mitoxantrone, novantrone
ms drug, ms medication, ms medicine, multiple sclerosis drug, multiple sclerosis medication
disease modifying therapy, disease modifying treatment, disease modifying drug
s1p receptor modulator, s1p modulator, sphingosine 1 phosphate receptor modulator: fingolimod, siponimod, ozanimod, ponesimod
vumerity, diroximel fumarate
daclizumab, zinbryta
baclofen, lioresal
btk inhibitor, bruton tyrosine kinase inhibitor: tolebrutinib, evobrutinib, ibrutinib

humira, adalimumab: amjevita, hyrimoz, imraldi
enbrel, etanercept: benepali, erelzi
remicade, infliximab: inflectra, remsima
orencia, abatacept
actemra, roactemra, tocilizumab
rituximab, rituxan, mabthera: truxima
xeljanz, tofacitinib
methotrexate, mtx
hydroxychloroquine, plaquenil
sulfasalazine, azulfidine, salazopyrin
stelara, ustekinumab
cosentyx, secukinumab
otezla, apremilast
dupixent, dupilumab
cyclosporine, ciclosporin: neoral, sandimmune
biological drug, biological therapy, biological medicine, biological treatment: tnf inhibitor, adalimumab, etanercept, infliximab
tnf inhibitor, tnf blocker, anti tnf, tumor necrosis factor inhibitor: adalimumab, etanercept, infliximab, golimumab
jak inhibitor, janus kinase inhibitor: tofacitinib, baricitinib, upadacitinib, ruxolitinib
dmard, disease modifying antirheumatic drug, disease modifying anti rheumatic drug: methotrexate, sulfasalazine, leflunomide, hydroxychloroquine
steroid: corticosteroid, glucocorticoid, cortisone, prednisone, prednisolone, dexamethasone, methylprednisolone
corticosteroid, glucocorticoid, steroid treatment, steroid tablet: cortisone, prednisone, prednisolone, dexamethasone
steroid injection, steroid shot, cortisone shot, cortisone injection, corticosteroid injection
immunosuppressant, immunosuppressive drug, immune suppressing drug: azathioprine, cyclosporine, tacrolimus, mycophenolate
simponi, golimumab
cimzia, certolizumab
olumiant, baricitinib
rinvoq, upadacitinib
leflunomide, arava
belimumab, benlysta
taltz, ixekizumab
skyrizi, risankizumab
tremfya, guselkumab
entyvio, vedolizumab
mesalamine, mesalazine: asacol, pentasa, lialda
azathioprine, imuran
isotretinoin, accutane, roaccutane
anti rejection drug, antirejection drug: immunosuppressant, cyclosporine, tacrolimus

semaglutide: ozempic, wegovy, rybelsus
ozempic: semaglutide
wegovy: semaglutide
tirzepatide: mounjaro, zepbound
mounjaro: tirzepatide
zepbound: tirzepatide
liraglutide: victoza, saxenda
victoza: liraglutide
saxenda: liraglutide
dulaglutide, trulicity
metformin, glucophage
empagliflozin, jardiance
dapagliflozin, farxiga, forxiga
glp 1, glp1, glucagon like peptide 1: semaglutide, ozempic, liraglutide, dulaglutide, exenatide
weight loss jab, weight loss injection, skinny jab, weight loss drug, weight loss medication: semaglutide, wegovy, tirzepatide, mounjaro
sglt2 inhibitor, sglt 2 inhibitor, gliflozin: empagliflozin, dapagliflozin, canagliflozin
levothyroxine, synthroid, thyroxine
exenatide, byetta: bydureon
sitagliptin, januvia
canagliflozin, invokana
pioglitazone, actos
rosiglitazone, avandia
glyburide, glibenclamide
insulin glargine, glargine: lantus, toujeo, basaglar, abasaglar
lantus: insulin glargine
insulin aspart: novorapid, novolog, fiasp
novorapid, novolog: insulin aspart
insulin lispro, humalog
insulin degludec, tresiba
insulin detemir, levemir
inhaled insulin, insulin inhaler: afrezza, exubera
orlistat, xenical
dpp 4 inhibitor, dpp4 inhibitor, gliptin: sitagliptin, saxagliptin, linagliptin, alogliptin
sulfonylurea: glipizide, glimepiride, gliclazide, glyburide, glibenclamide
obesity drug, anti obesity drug: semaglutide, wegovy, tirzepatide, orlistat
weight loss pill, diet pill, slimming pill, slimming drug: orlistat

chemo, chemotherapy: paclitaxel, docetaxel, doxorubicin, cisplatin, carboplatin
radiotherapy, radiation therapy, radiation treatment: brachytherapy, proton therapy, radiosurgery
herceptin, trastuzumab
avastin, bevacizumab
gleevec, glivec, imatinib
keytruda, pembrolizumab
opdivo, nivolumab
paclitaxel, taxol: abraxane
tamoxifen, nolvadex
lenalidomide, revlimid
immunotherapy: checkpoint inhibitor, car t, pembrolizumab, nivolumab, ipilimumab
checkpoint inhibitor: pd 1 inhibitor, pd l1 inhibitor, pembrolizumab, nivolumab, ipilimumab, atezolizumab, durvalumab
car t, chimeric antigen receptor: kymriah, tisagenlecleucel, yescarta, axicabtagene
aromatase inhibitor: anastrozole, letrozole, exemestane
monoclonal antibody, antibody treatment, antibody therapy, antibody drug
proton therapy, proton beam
liquid biopsy, circulating tumor dna, ctdna
kadcyla, trastuzumab emtansine, t dm1
enhertu, trastuzumab deruxtecan
yervoy, ipilimumab
tecentriq, atezolizumab
tagrisso, osimertinib
ibrance, palbociclib
lynparza, olaparib
xtandi, enzalutamide
zytiga, abiraterone
docetaxel, taxotere
doxorubicin, adriamycin
fluorouracil, 5 fu, 5 fluorouracil
capecitabine, xeloda
temozolomide, temodar, temodal
anastrozole, arimidex
letrozole, femara
leuprolide, leuprorelin, lupron
bortezomib, velcade
hydroxyurea, hydroxycarbamide
parp inhibitor: olaparib, niraparib, rucaparib, talazoparib
androgen deprivation, androgen suppression: leuprolide, leuprorelin, goserelin
targeted therapy, targeted treatment, targeted drug
radiosurgery, gamma knife, cyberknife
cold cap, scalp cooling, cooling cap
anti sickness drug, anti nausea drug, antiemetic, anti emetic: ondansetron, zofran

sumatriptan, imitrex, imigran
erenumab, aimovig
triptan: sumatriptan, rizatriptan, zolmitriptan, eletriptan
cgrp, calcitonin gene related peptide: erenumab, fremanezumab, galcanezumab, eptinezumab
botulinum toxin: botox, dysport, xeomin, onabotulinumtoxina
botox: botulinum toxin, onabotulinumtoxina
topiramate, topamax
lamotrigine, lamictal
levetiracetam, keppra
valproate, valproic acid, divalproex: depakote, depakene, epilim
depakote, depakene: valproate, valproic acid, divalproex
epilim: valproate
gabapentin, neurontin
pregabalin, lyrica
cannabidiol, cbd oil: cbd, epidiolex, epidyolex
cbd: cannabidiol
cannabis, marijuana, hashish: weed
medical cannabis, medicinal cannabis, medical marijuana, medicinal marijuana: nabiximols, sativex
epilepsy drug, antiepileptic, anti epileptic, anticonvulsant, antiseizure, anti seizure: valproate, lamotrigine
donepezil, aricept
aducanumab, aduhelm
lecanemab, leqembi
alzheimer drug, dementia drug, alzheimer medication, dementia medication: donepezil, memantine, lecanemab, donanemab
levodopa, l dopa: sinemet, madopar
rizatriptan, maxalt
fremanezumab, ajovy
galcanezumab, emgality
ubrogepant, ubrelvy
rimegepant, nurtec, vydura
carbamazepine, tegretol
phenytoin, dilantin, epanutin
epidiolex, epidyolex: cannabidiol
memantine, namenda, ebixa
rivastigmine, exelon
galantamine, razadyne, reminyl
donanemab, kisunla
riluzole, rilutek
nusinersen, spinraza
`;
