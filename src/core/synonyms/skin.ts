/** Skin. */
export const skin = `
contact dermatitis, contact allergy, contact eczema
diaper rash, nappy rash, diaper dermatitis
athlete foot, tinea pedis, foot fungus
nail fungus, fungal nail, toenail fungus, fungal nail infection, onychomycosis
fungal infection, fungus infection, fungal disease, mycosis
candidiasis, candida, yeast infection: thrush
thrush: candidiasis, yeast infection, candida
genital wart, anogenital wart, condyloma
skin infection: cellulitis, impetigo, erysipelas
flesh eating disease, flesh eating bacteria, flesh eating bug, necrotizing fasciitis
head lice, head louse, nits, pediculosis
bedsore, bed sore, pressure sore, pressure ulcer, pressure injury, decubitus ulcer
butterfly skin, butterfly children, epidermolysis bullosa
hair loss, alopecia, baldness, losing hair, thinning hair, receding hairline
alopecia areata, patchy hair loss, spot baldness
pattern baldness, pattern hair loss, androgenetic alopecia, androgenic alopecia
acne inversa, hidradenitis suppurativa
rash, skin rash: exanthem
dry skin, xerosis
dandruff: seborrheic dermatitis
cradle cap, infantile seborrheic dermatitis
heat rash, prickly heat, miliaria
jock itch, tinea cruris
ringworm, tinea, dermatophytosis
verruca, plantar wart
bed bug, bedbug
leg ulcer: venous ulcer
chronic wound, non healing wound, slow healing wound
callus, callosity, hard skin
vitiligo, leukoderma
albinism: albino
age spot, liver spot, solar lentigo
mask of pregnancy, melasma, chloasma
sunburn, sunburnt
actinic keratosis, solar keratosis, actinic keratoses
stretch mark, striae
ingrown toenail, ingrowing toenail
birthmark: port wine stain, infantile hemangioma, nevus, naevus
strawberry mark, strawberry birthmark, infantile hemangioma
frostbite, frost bite
`;
