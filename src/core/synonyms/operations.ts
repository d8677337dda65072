/** Operations, tests and devices. */
export const operations = `
weight loss surgery, bariatric surgery, obesity surgery: gastric bypass, gastric band, gastric sleeve, sleeve gastrectomy
kidney transplant, renal transplant
stem cell transplant, hsct: bone marrow transplant
bone marrow transplant: stem cell transplant
stool transplant, poo transplant, fecal transplant, faecal transplant, fecal microbiota transplant, faecal microbiota transplant
keyhole surgery, laparoscopic, laparoscopy
robotic surgery, robot assisted surgery
heart surgery, heart operation, cardiac surgery: open heart surgery
heart bypass, coronary bypass, coronary artery bypass, cabg
angioplasty, percutaneous coronary intervention: pci, stent
brain surgery, brain operation, neurosurgery: craniotomy
deep brain stimulation, dbs
vagus nerve stimulation, vagal nerve stimulation, vns
electroconvulsive therapy, electroshock therapy, electric shock therapy, ect
transcranial magnetic stimulation, rtms, tms
gallbladder removal, gallbladder surgery, gall bladder removal, gall bladder surgery, cholecystectomy
appendix removal, appendectomy, appendicectomy
tonsil removal, removal of tonsils, tonsillectomy
womb removal, removal of the womb, hysterectomy
breast removal, mastectomy
breast conserving surgery, breast conservation, lumpectomy
prostate removal, removal of the prostate, prostatectomy
cataract surgery, cataract operation, cataract removal
plastic surgery, cosmetic surgery: reconstructive surgery, facelift, botox, breast implant, nose job
anesthesia, anesthetic
plasma exchange, plasmapheresis
transcatheter aortic valve, tavi, tavr
prostate surgery, prostate operation: prostatectomy
gastric sleeve, sleeve gastrectomy
laser eye surgery: lasik
breast enlargement, breast augmentation, boob job: breast implant
operating room, operating theater

mammogram, mammography, breast x ray: breast screening, breast cancer screening
mri, magnetic resonance imaging, mr imaging: fmri
fmri, functional mri, functional magnetic resonance imaging
ct scan, cat scan, computed tomography, computerized tomography
pet scan, positron emission tomography, pet imaging, amyloid pet
x ray, xray, radiograph
ultrasound, ultrasonography, sonogram, sonography
brain scan, brain imaging, neuroimaging
echocardiogram, echocardiography, heart ultrasound, cardiac ultrasound
ecg, ekg, electrocardiogram, electrocardiography
eeg, electroencephalogram, electroencephalography
bone density scan, bone density test, dexa scan, dxa scan, bone densitometry
bowel cancer screening, colon cancer screening, colorectal cancer screening, bowel screening: colonoscopy
stool test, poo test, fecal occult blood, faecal occult blood, fecal immunochemical test, faecal immunochemical test
biopsy: tissue sample
genetic test, genetic screening: dna test
newborn screening, newborn blood spot, heel prick test
prenatal test, antenatal test, prenatal screening, antenatal screening: amniocentesis
hba1c, a1c, glycated hemoglobin, glycosylated hemoglobin, hemoglobin a1c
eye test, eye exam, eye examination, sight test, vision test
check up, checkup, health check, medical examination: physical exam, physical examination
autopsy, post mortem, postmortem, postmortem examination
contrast agent, contrast dye, contrast medium: gadolinium
angiogram, angiography
genome sequencing, whole genome sequencing
finger prick, fingerstick, finger stick
lung function test, pulmonary function test: spirometry
urine test, urinalysis

cgm, continuous glucose monitor: dexcom, freestyle libre
glucose meter, glucometer, blood glucose meter, blood sugar meter
artificial pancreas, closed loop insulin, hybrid closed loop, automated insulin delivery
defibrillator, defib: implantable cardioverter defibrillator
cpr, cardiopulmonary resuscitation: chest compression
ventilator, breathing machine, mechanical ventilation
cpap, continuous positive airway pressure
dialysis, kidney machine: hemodialysis, peritoneal dialysis
stoma, ostomy: colostomy, ileostomy
feeding tube, tube feeding: gastrostomy
cochlear implant, bionic ear
artificial limb, prosthetic limb: artificial leg, prosthetic leg, artificial arm, prosthetic arm, artificial hand, prosthetic hand
walking frame, zimmer frame, rollator
heart pump, ventricular assist device: lvad
bionic eye, retinal implant, artificial retina
exoskeleton, robotic suit, wearable robot
brain computer interface, brain machine interface
fitness tracker, activity tracker, pedometer, step counter, fitbit
compression stocking, support stocking, compression sock
`;
