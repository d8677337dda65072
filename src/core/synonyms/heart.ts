/** Heart, vessels and blood. */
export const heart = `
heart disease, cardiac disease: coronary disease, coronary heart disease, cardiovascular disease, chd, cvd
atrial fibrillation, afib
high blood pressure, raised blood pressure, hypertension
low blood pressure, hypotension
high cholesterol, raised cholesterol, hypercholesterolemia
blood clot, thrombosis, thromboembolism: dvt
deep vein thrombosis, dvt
tia: transient ischemic attack

heart attack, myocardial infarction: stemi, nstemi
heart failure, cardiac failure: congestive heart failure
irregular heartbeat, irregular heart rhythm, arrhythmia, heart rhythm disorder, cardiac arrhythmia: atrial fibrillation
hardening of the arteries, hardened arteries, atherosclerosis: arteriosclerosis, clogged artery, blocked artery, furred artery
mini stroke, transient ischemic attack, ministroke
brain bleed, cerebral hemorrhage, brain hemorrhage, bleeding in the brain, bleed on the brain, intracranial hemorrhage, intracerebral hemorrhage: hemorrhagic stroke
swelling, edema, swollen
coronary heart disease, coronary artery disease, ischemic heart disease, coronary disease
chest pain, pain in the chest: angina, chest tightness
fast heartbeat, rapid heartbeat, racing heart, fast heart rate, tachycardia
heart palpitation, palpitation: pounding heart, heart flutter
pots: postural tachycardia, postural orthostatic tachycardia
peripheral artery disease, peripheral vascular disease: intermittent claudication
heart valve disease, valvular heart disease, heart valve defect: aortic stenosis, mitral regurgitation
heart muscle disease, cardiomyopathy
heart muscle inflammation, inflammation of the heart muscle, myocarditis
hole in the heart, septal defect: patent foramen ovale
congenital heart disease, congenital heart defect: heart defect
broken heart syndrome, takotsubo, stress cardiomyopathy
pulmonary hypertension, high blood pressure in the lungs
pulmonary embolism, blood clot in the lung, clot in the lung, clot on the lung
aortic tear, tear in the aorta, torn aorta, aortic dissection
brain aneurysm, cerebral aneurysm, intracranial aneurysm
stroke: cerebrovascular accident, brain attack
fainting: syncope, fainting spell
syncope, fainting spell: fainting, vasovagal
fluid retention: water retention, edema, swollen ankle, swollen leg
bad cholesterol, ldl cholesterol: ldl
good cholesterol, hdl cholesterol: hdl
blood vessel inflammation, inflammation of the blood vessels, vasculitis
chf: congestive heart failure, heart failure
cad: coronary artery disease, coronary heart disease
cardiac arrest, cardiopulmonary arrest
angina, angina pectoris
slow heartbeat, slow heart rate, bradycardia
postural tachycardia, postural orthostatic tachycardia
clogged artery, blocked artery, narrowed artery, furred artery: atherosclerosis
poor circulation, bad circulation: peripheral artery disease
leaky heart valve, valve regurgitation: mitral regurgitation, aortic regurgitation
thickened heart muscle, hypertrophic cardiomyopathy
enlarged heart, cardiomegaly: dilated cardiomyopathy
heart inflammation, inflammation of the heart: myocarditis, pericarditis, endocarditis
vte: venous thromboembolism, pulmonary embolism
vein inflammation, phlebitis: thrombophlebitis
spider vein, thread vein, telangiectasia
aortic aneurysm: aaa, abdominal aortic aneurysm
cva, cerebrovascular accident: stroke
blood fat, blood lipid: triglyceride
giant cell arteritis, temporal arteritis

blood poisoning, sepsis, septicemia: septic shock
anemia: low hemoglobin
iron deficiency, low iron, lack of iron
vitamin b12 deficiency, b12 deficiency, low b12, low vitamin b12, lack of vitamin b12: pernicious anemia
hemophilia, hemophiliac
sticky blood, antiphospholipid syndrome, hughes syndrome
low platelet, thrombocytopenia
iron overload, hemochromatosis
blood infection, bloodstream infection, bacteremia: sepsis
graft versus host, graft vs host, gvhd
sickle cell: scd
bleeding disorder: hemophilia, von willebrand
blood clotting disorder, clotting disorder: thrombophilia, factor v leiden
low white blood cell count, leukopenia: neutropenia
bruise, contusion
blood type, blood group
bone marrow failure: aplastic anemia, myelodysplastic syndrome
`;
