/** Research. */
export const research = `
clinical trial, drug trial, medical trial: randomized trial, clinical study, phase 3, phase iii
randomized controlled trial, randomized trial, randomized clinical trial, rct
phase 2, phase ii
phase 3, phase iii
meta analysis, metaanalysis
systematic review: cochrane review
review of studies, review of research, evidence review: systematic review, meta analysis
animal study, animal research, animal experiment, animal test, vivisection: mouse study, mouse model, study in mice, animal model
mouse study, study in mice, mouse model
test tube study, lab study, laboratory study, in vitro study
retracted paper, retracted study, retracted article: retraction
retraction: retracted paper, retracted study
scientific misconduct, research misconduct, scientific fraud, research fraud
trial participant, study participant, trial volunteer, study volunteer
phase 1, phase i
double blind, double masked
conflict of interest, competing interest
biomarker, biological marker
`;
