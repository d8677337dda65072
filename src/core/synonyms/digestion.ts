/** Stomach, bowel and liver. */
export const digestion = `
gut, bowel, intestine
gut bacteria, gut flora, gut microbe, gut microbiota, gut microbiome, intestinal bacteria
ibs, irritable bowel syndrome
ibd, inflammatory bowel disease: crohn, ulcerative colitis
poo, poop, feces, faeces, stool
piles: hemorrhoid
liver: hepatic
celiac: gluten intolerance
c diff, clostridium difficile, clostridioides difficile

heartburn, acid reflux, gerd, gord, gastroesophageal reflux, gastro esophageal reflux
stomach ache, tummy ache, abdominal pain, belly ache, stomachache, stomach pain, belly pain, tummy pain
throwing up, thrown up, threw up, vomiting, emesis
fatty liver: nash, nafld, steatohepatitis, masld, hepatic steatosis, liver steatosis, steatotic liver
nausea, nauseous: queasy
indigestion, dyspepsia
bloating: abdominal distension, swollen belly, swollen abdomen
diarrhea: loose stool, loose bowels, watery stool
stomach flu, stomach bug, tummy bug, gastric flu, gastroenteritis: norovirus
winter vomiting bug, norovirus
food poisoning, foodborne illness, foodborne disease, food borne illness, food borne disease, foodborne infection: salmonella, campylobacter, listeria
stomach ulcer, gastric ulcer: peptic ulcer
helicobacter pylori, h pylori
difficulty swallowing, trouble swallowing, swallowing difficulty, swallowing problem, dysphagia
delayed gastric emptying, slow stomach emptying, stomach paralysis, gastroparesis
diverticular disease: diverticulitis, diverticulosis
blocked bowel, bowel blockage, bowel obstruction, intestinal obstruction
leaky gut, intestinal permeability, gut permeability
rectal bleeding, blood in stool, blood in the stool, blood in poo, bloody stool
gastrointestinal bleeding, stomach bleeding, bleeding in the stomach, gi bleed
bowel incontinence, fecal incontinence, faecal incontinence
loss of appetite, lack of appetite, poor appetite, appetite loss
intestinal worm, parasitic worm, helminth: tapeworm, hookworm, roundworm
gallstone, gall stone, cholelithiasis
inflamed pancreas, inflammation of the pancreas: pancreatitis
jaundice: yellow skin, yellowing of the skin, yellow eyes
liver inflammation, inflammation of the liver: hepatitis
hepatitis b, hep b, hbv
hepatitis c, hep c, hcv
scarred liver, liver scarring, scarring of the liver: cirrhosis, liver fibrosis
liver failure, hepatic failure
passing wind, passing gas, flatulence, farting, breaking wind, trapped wind
burp, belch
traveler diarrhea, delhi belly
peptic ulcer: stomach ulcer, gastric ulcer, duodenal ulcer
gastritis, stomach inflammation, inflamed stomach lining, inflammation of the stomach
hiatus hernia, hiatal hernia
groin hernia, inguinal hernia
colitis, inflamed colon, inflammation of the colon
appendicitis, inflamed appendix: burst appendix, ruptured appendix
vomiting blood, hematemesis
unexplained weight loss, unintentional weight loss, unintended weight loss
infant colic, colicky baby, baby colic
threadworm, pinworm, enterobiasis
inflamed gallbladder, gallbladder inflammation, cholecystitis
primary biliary cholangitis, primary biliary cirrhosis
fluid in the abdomen, fluid in the belly, ascites
`;
