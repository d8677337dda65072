/** Immunity, joints and bones. */
export const joints = `
ra: rheumatoid arthritis
broken bone, bone fracture, fracture
hip replacement, hip arthroplasty, replacement hip
knee replacement, knee arthroplasty, replacement knee
joint replacement, arthroplasty
lupus, systemic lupus erythematosus

hives, urticaria, nettle rash
autoimmune disease, autoimmune disorder, autoimmune condition, autoimmunity
weak immune system, weakened immune system, immunocompromised, immune compromised
anaphylaxis, anaphylactic shock, allergic shock, severe allergic reaction, anaphylactic reaction
nut allergy: peanut allergy
scleroderma, systemic sclerosis
hypermobility, double jointed, hypermobile: ehlers danlos
primary immunodeficiency, primary immune deficiency: bubble boy, severe combined immunodeficiency
bubble boy, bubble boy disease, severe combined immunodeficiency: scid
milk allergy, cow milk allergy, dairy allergy
cytokine storm, cytokine release syndrome
inflammation: inflammatory, inflamed

brittle bones: osteoporosis, osteogenesis imperfecta
broken hip, hip fracture, fractured hip: femoral neck fracture, broken femur
broken wrist, wrist fracture, fractured wrist
slipped disc, herniated disc, slipped disk, herniated disk, disc herniation, disk herniation, prolapsed disc: bulging disc
backache, back pain, sore back, bad back: lumbago
osteoarthritis, wear and tear arthritis, degenerative joint disease, degenerative arthritis
ankylosing spondylitis, bechterew: axial spondyloarthritis
juvenile arthritis, childhood arthritis, juvenile idiopathic arthritis, juvenile rheumatoid arthritis: jia
joint pain, painful joint, aching joint, sore joint, arthralgia
brittle bone disease, osteogenesis imperfecta
low bone density, low bone mass, osteopenia
bone density, bone mineral density, bone mass
broken leg, leg fracture, fractured leg
spinal fracture, vertebral fracture: broken back, broken vertebra
frozen shoulder, adhesive capsulitis
tennis elbow, lateral epicondylitis
repetitive strain injury, repetitive stress injury: rsi
sprained ankle, twisted ankle, ankle sprain
pulled muscle, muscle strain, strained muscle, torn muscle
tendonitis, tendinitis, inflamed tendon: tendinopathy
curved spine, curvature of the spine, spinal curvature: scoliosis
low back pain, lumbago
rheumatic disease, rheumatic disorder, rheumatism
soft bones, softening of the bones, osteomalacia: rickets
bone infection, osteomyelitis
bone spur, osteophyte
bone death, osteonecrosis, avascular necrosis
broken arm, arm fracture, fractured arm
broken ankle, ankle fracture, fractured ankle
broken rib, rib fracture, fractured rib
fractured skull, skull fracture, broken skull
fragility fracture, osteoporotic fracture
dislocated shoulder, shoulder dislocation
heel pain: plantar fasciitis
bunion, hallux valgus
flat foot, fallen arch, pes planus
clubfoot, club foot, talipes
bow leg, bowleg, bandy leg, genu varum
knock knee, genu valgum
acl: anterior cruciate ligament
torn meniscus, meniscus tear, meniscal tear
kyphosis, hunched back: hunchback
neck pain, sore neck, neckache, stiff neck
limb loss, loss of limb, amputation, amputee
osteoporosis: bone thinning, thinning bones, porous bone
`;
