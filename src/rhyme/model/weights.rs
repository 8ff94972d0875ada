//! Numbers learned from annotated verse; written by `trainers/rhyme`, not by hand.

/// Places among the weights of pairs, what each weighs, and what it stands for; the rest weigh nothing.
#[rustfmt::skip]
#[allow(clippy::approx_constant, reason = "a learned weight may happen to look like pi")]
pub(super) const PAIRS: &[(u16, f32)] = &[
    (0, 4.69), // Same, both known
    (1, 3.63), // Same, one guessed
    (2, 3.62), // Same, both guessed
    (3, 4.68), // BeforeR, both known
    (4, 0.77), // BeforeR, one guessed
    (6, 4.64), // OpenBack, both known
    (7, 2.12), // OpenBack, one guessed
    (8, 0.72), // OpenBack, both guessed
    (9, 4.88), // WeakVowel, both known
    (12, 2.70), // StressedVowel, both known
    (13, 1.20), // StressedVowel, one guessed
    (14, 1.79), // StressedVowel, both guessed
    (15, 5.70), // FeminineVoicing, both known
    (16, 2.26), // FeminineVoicing, one guessed
    (17, 0.80), // FeminineVoicing, both guessed
    (18, 4.40), // DroppedG, both known
    (21, 2.00), // Nonrhotic, both known
    (24, 3.15), // Raised, both known
    (25, 2.72), // Raised, one guessed
    (26, 1.71), // Raised, both guessed
    (27, 3.56), // BothRaised, both known
    (28, 1.19), // BothRaised, one guessed
    (29, 2.03), // BothRaised, both guessed
    (30, 3.81), // HighEnd, both known
    (31, 2.81), // HighEnd, one guessed
    (33, 1.38), // RaisedWeak, both known
    (34, 1.43), // RaisedWeak, one guessed
    (35, 0.99), // RaisedWeak, both guessed
    (36, 1.72), // FeminineConsonance, both known
    (39, 2.31), // Between, both known
    (40, 1.04), // Between, one guessed
    (42, 0.85), // Consonance, both known
    (43, 0.34), // Consonance, one guessed
    (44, 1.51), // Consonance, both guessed
    (45, 0.33), // Open, both known
    (46, 1.73), // Open, one guessed
    (48, 3.52), // Hissed, both known
    (51, -0.57), // Voicing, both known
    (52, 0.49), // Voicing, one guessed
    (53, -1.32), // Voicing, both guessed
    (54, 0.63), // Nasal, both known
    (55, -2.70), // Nasal, one guessed
    (57, 0.08), // SharedClose, both known
    (58, -0.38), // SharedClose, one guessed
    (59, -0.63), // SharedClose, both guessed
    (60, -1.83), // Leftover, both known
    (61, -3.98), // Leftover, one guessed
    (62, -1.77), // Leftover, both guessed
    (63, 0.33), // RaisedConsonance, both known
    (64, 0.82), // RaisedConsonance, one guessed
    (65, 0.23), // RaisedConsonance, both guessed
    (66, -1.11), // LightSyllable, both known
    (67, -0.44), // LightSyllable, one guessed
    (68, 1.47), // LightSyllable, both guessed
    (69, -2.68), // Vowel, both known
    (70, -1.23), // Vowel, one guessed
    (71, -0.06), // Vowel, both guessed
    (72, 2.01), // HissedHistoric, both known
    (73, 0.66), // HissedHistoric, one guessed
    (75, -2.35), // NearConsonance, both known
    (76, -1.95), // NearConsonance, one guessed
    (77, -2.45), // NearConsonance, both guessed
    (78, -2.96), // Uneven, both known
    (79, -2.87), // Uneven, one guessed
    (80, -2.93), // Uneven, both guessed
    (81, -2.88), // Nothing, both known
    (82, -2.53), // Nothing, one guessed
    (83, -1.44), // Nothing, both guessed
    (84, 0.60), // Same, spelled alike, both known
    (85, 1.47), // Same, spelled alike, a guess
    (86, 0.20), // BeforeR, spelled alike, both known
    (87, 1.66), // BeforeR, spelled alike, a guess
    (88, 2.66), // OpenBack, spelled alike, both known
    (89, 1.26), // OpenBack, spelled alike, a guess
    (90, 0.48), // WeakVowel, spelled alike, both known
    (92, 0.45), // StressedVowel, spelled alike, both known
    (93, 0.69), // StressedVowel, spelled alike, a guess
    (94, 0.64), // FeminineVoicing, spelled alike, both known
    (95, 0.80), // FeminineVoicing, spelled alike, a guess
    (100, -0.79), // Raised, spelled alike, both known
    (101, 2.18), // Raised, spelled alike, a guess
    (104, -0.09), // HighEnd, spelled alike, both known
    (105, 1.70), // HighEnd, spelled alike, a guess
    (106, 0.81), // RaisedWeak, spelled alike, both known
    (107, 1.17), // RaisedWeak, spelled alike, a guess
    (110, 1.31), // Between, spelled alike, both known
    (112, 1.15), // Consonance, spelled alike, both known
    (113, -1.26), // Consonance, spelled alike, a guess
    (114, 1.41), // Open, spelled alike, both known
    (116, 2.41), // Hissed, spelled alike, both known
    (118, 1.74), // Voicing, spelled alike, both known
    (122, 0.01), // SharedClose, spelled alike, both known
    (123, 1.83), // SharedClose, spelled alike, a guess
    (126, 1.64), // RaisedConsonance, spelled alike, both known
    (127, 1.72), // RaisedConsonance, spelled alike, a guess
    (128, 2.48), // LightSyllable, spelled alike, both known
    (130, 2.29), // Vowel, spelled alike, both known
    (132, 1.84), // HissedHistoric, spelled alike, both known
    (134, 1.41), // NearConsonance, spelled alike, both known
    (135, 1.33), // NearConsonance, spelled alike, a guess
    (136, -1.09), // Uneven, spelled alike, both known
    (138, 3.54), // Nothing, spelled alike, both known
    (139, 3.01), // Nothing, spelled alike, a guess
    (140, -1.33), // 0 last letters shared, both known
    (141, -0.56), // 0 last letters shared, a guess
    (142, -1.11), // 1 last letters shared, both known
    (143, 0.39), // 1 last letters shared, a guess
    (144, -0.79), // 2 last letters shared, both known
    (145, 0.91), // 2 last letters shared, a guess
    (146, 0.45), // 3 last letters shared, both known
    (147, 2.94), // 3 last letters shared, a guess
    (148, 1.79), // 4 last letters shared, both known
    (149, 2.45), // 4 last letters shared, a guess
    (150, 3.39), // 5 last letters shared, both known
    (151, 2.90), // 5 last letters shared, a guess
    (152, -3.66), // the same word
    (153, -0.78), // homophones
    (154, 0.25), // mosaic
    (155, -0.49), // rich
    (156, 1.25), // feminine
    (157, 1.38), // dactylic
    (158, 0.28), // consonance on 1 consonants
    (159, 1.86), // consonance on 2 consonants
    (160, 2.53), // consonance on 3 consonants
    (171, -1.97), // AA~IY Open
    (173, 2.30), // AA~OY Open
    (175, -2.56), // AA~UW Open
    (198, -1.15), // AH~AY Open
    (204, -1.81), // AH~OW Open
    (214, -2.96), // AO~AY Open
    (217, -1.79), // AO~EY Open
    (219, -2.59), // AO~IY Open
    (220, -1.16), // AO~OW Open
    (223, -1.55), // AO~UW Open
    (230, -0.51), // AW~AY Open
    (233, -1.53), // AW~EY Open
    (235, -3.56), // AW~IY Open
    (236, 1.37), // AW~OW Open
    (239, 1.14), // AW~UW Open
    (249, -0.87), // AY~EY Open
    (251, -0.55), // AY~IY Open
    (252, -3.67), // AY~OW Open
    (253, 1.29), // AY~OY Open
    (255, -3.89), // AY~UW Open
    (299, -0.09), // EY~IY Open
    (300, -3.63), // EY~OW Open
    (301, -2.77), // EY~OY Open
    (303, -3.71), // EY~UW Open
    (332, -3.63), // IY~OW Open
    (333, -3.19), // IY~OY Open
    (335, -3.95), // IY~UW Open
    (349, -2.51), // OW~OY Open
    (350, 1.05), // OW~UH Open
    (351, 0.86), // OW~UW Open
    (367, -2.75), // OY~UW Open
    (423, 2.10), // AA~EH BeforeR
    (424, 0.09), // AA~ER BeforeR
    (426, -0.32), // AA~IH BeforeR
    (427, -1.85), // AA~IY BeforeR
    (430, -1.71), // AA~UH BeforeR
    (436, 1.61), // AE~AO BeforeR
    (442, 0.87), // AE~IH BeforeR
    (471, 0.17), // AO~EH BeforeR
    (472, 0.46), // AO~ER BeforeR
    (473, -1.53), // AO~EY BeforeR
    (474, -3.47), // AO~IH BeforeR
    (475, -1.25), // AO~IY BeforeR
    (492, 1.29), // AW~OW BeforeR
    (507, -2.23), // AY~IY BeforeR
    (520, 2.36), // EH~ER BeforeR
    (522, 1.86), // EH~IH BeforeR
    (523, 1.88), // EH~IY BeforeR
    (526, -2.19), // EH~UH BeforeR
    (527, -1.63), // EH~UW BeforeR
    (538, 1.61), // ER~IH BeforeR
    (539, 1.08), // ER~IY BeforeR
    (542, 1.30), // ER~UH BeforeR
    (543, 1.55), // ER~UW BeforeR
    (554, 1.39), // EY~IH BeforeR
    (574, -2.31), // IH~UH BeforeR
    (590, -1.70), // IY~UH BeforeR
    (674, 0.71), // AA~AE Closed
    (675, 3.54), // AA~AH Closed
    (677, -1.39), // AA~AW Closed
    (678, -3.88), // AA~AY Closed
    (679, -1.03), // AA~EH Closed
    (681, -1.44), // AA~EY Closed
    (682, -2.98), // AA~IH Closed
    (683, -3.34), // AA~IY Closed
    (684, 3.09), // AA~OW Closed
    (686, 1.51), // AA~UH Closed
    (687, -0.39), // AA~UW Closed
    (691, 0.09), // AE~AH Closed
    (692, 1.41), // AE~AO Closed
    (693, -3.51), // AE~AW Closed
    (694, -4.13), // AE~AY Closed
    (695, -1.01), // AE~EH Closed
    (697, 1.65), // AE~EY Closed
    (698, -1.76), // AE~IH Closed
    (699, -2.83), // AE~IY Closed
    (700, -2.51), // AE~OW Closed
    (703, -2.66), // AE~UW Closed
    (708, 2.98), // AH~AO Closed
    (709, 1.15), // AH~AW Closed
    (710, -2.41), // AH~AY Closed
    (711, -1.23), // AH~EH Closed
    (713, -4.10), // AH~EY Closed
    (714, -3.18), // AH~IH Closed
    (715, -3.43), // AH~IY Closed
    (716, 2.06), // AH~OW Closed
    (718, 1.98), // AH~UH Closed
    (719, 2.74), // AH~UW Closed
    (725, -2.71), // AO~AW Closed
    (726, -4.25), // AO~AY Closed
    (727, -3.12), // AO~EH Closed
    (729, -1.23), // AO~EY Closed
    (730, -3.39), // AO~IH Closed
    (731, -1.88), // AO~IY Closed
    (732, 3.20), // AO~OW Closed
    (733, 1.35), // AO~OY Closed
    (734, 1.55), // AO~UH Closed
    (735, -2.49), // AO~UW Closed
    (742, -4.06), // AW~AY Closed
    (743, -3.88), // AW~EH Closed
    (745, -4.01), // AW~EY Closed
    (746, -3.60), // AW~IH Closed
    (747, -2.92), // AW~IY Closed
    (748, 0.96), // AW~OW Closed
    (750, -0.23), // AW~UH Closed
    (751, 3.31), // AW~UW Closed
    (759, -5.03), // AY~EH Closed
    (761, -2.33), // AY~EY Closed
    (762, -0.01), // AY~IH Closed
    (763, -0.77), // AY~IY Closed
    (764, -2.78), // AY~OW Closed
    (765, 1.70), // AY~OY Closed
    (766, -3.36), // AY~UH Closed
    (767, -3.64), // AY~UW Closed
    (777, 0.30), // EH~EY Closed
    (778, 1.25), // EH~IH Closed
    (779, 1.49), // EH~IY Closed
    (780, -3.80), // EH~OW Closed
    (781, -1.23), // EH~OY Closed
    (782, -3.77), // EH~UH Closed
    (783, -2.62), // EH~UW Closed
    (810, -2.87), // EY~IH Closed
    (811, 0.86), // EY~IY Closed
    (812, -3.34), // EY~OW Closed
    (813, -1.93), // EY~OY Closed
    (814, -3.88), // EY~UH Closed
    (815, -3.90), // EY~UW Closed
    (827, 2.09), // IH~IY Closed
    (828, -4.04), // IH~OW Closed
    (830, 0.18), // IH~UH Closed
    (831, -2.58), // IH~UW Closed
    (844, -1.77), // IY~OW Closed
    (845, -1.63), // IY~OY Closed
    (846, -2.39), // IY~UH Closed
    (847, -2.80), // IY~UW Closed
    (861, -1.68), // OW~OY Closed
    (862, 2.76), // OW~UH Closed
    (863, 3.38), // OW~UW Closed
    (879, 0.51), // OY~UW Closed
    (895, 3.56), // UH~UW Closed
    (936, 1.28), // AA~ER Raised
    (939, -1.16), // AA~IY Raised
    (940, 0.76), // AA~OW Raised
    (944, 0.75), // AA~B Raised
    (960, 0.78), // AE~B Raised
    (976, 0.61), // AH~B Raised
    (984, -0.20), // AO~ER Raised
    (987, -1.08), // AO~IY Raised
    (992, 1.20), // AO~B Raised
    (1000, -0.78), // AW~ER Raised
    (1008, 0.29), // AW~B Raised
    (1016, -1.63), // AY~ER Raised
    (1020, -1.55), // AY~OW Raised
    (1024, -0.72), // AY~B Raised
    (1032, -1.46), // EH~ER Raised
    (1034, -2.17), // EH~IH Raised
    (1036, -1.18), // EH~OW Raised
    (1040, 0.81), // EH~B Raised
    (1049, -2.27), // ER~EY Raised
    (1050, -0.08), // ER~IH Raised
    (1051, 0.33), // ER~IY Raised
    (1053, 1.24), // ER~OY Raised
    (1054, 1.08), // ER~UH Raised
    (1055, 0.64), // ER~UW Raised
    (1056, 1.52), // ER~B Raised
    (1068, -2.11), // EY~OW Raised
    (1072, -0.23), // EY~B Raised
    (1083, 0.63), // IH~IY Raised
    (1087, -1.18), // IH~UW Raised
    (1088, 0.04), // IH~B Raised
    (1100, -2.00), // IY~OW Raised
    (1101, -1.99), // IY~OY Raised
    (1103, -1.89), // IY~UW Raised
    (1104, 0.67), // IY~B Raised
    (1120, 0.54), // OW~B Raised
    (1136, -1.99), // OY~B Raised
    (1151, 1.60), // UH~UW Raised
    (1152, 0.36), // UH~B Raised
    (1168, 0.55), // UW~B Raised
];

/// Units by their letters with their weights; before a colon stands what they follow.
#[rustfmt::skip]
pub(super) const UNITS: &[(&str, f32)] = &[
    ("x", -2.81),
    ("a:a", -7.20),
    ("ab:a", -5.28),
    ("abc:a", -5.10),
    ("abcd:a", -3.32),
    ("aa", -1.27),
    ("aaa", -2.68),
    ("aaaa", -7.98),
    ("abab", -1.91),
    ("abba", -3.40),
    ("xaxa", -2.83),
    ("aaxa", -6.37),
    ("abaa", -7.65),
    ("abbb", -9.59),
    ("axxa", -4.64),
    ("aba", -5.79),
    ("aba:bcb", -7.40),
    ("aba:aba", -9.59),
    ("abab:bcbc", -7.98),
    ("aaba:bbcb", -9.59),
    ("aa:xa", -7.65),
    ("abaab", -4.66),
    ("ababa", -6.55),
    ("ababb", -5.33),
    ("abbab", -7.98),
    ("aabba", -9.59),
    ("xaxaa", -6.65),
    ("abbaa", -7.65),
    ("ababcc", -3.05),
    ("abbacc", -6.30),
    ("aabccb", -3.47),
    ("aabaab", -7.20),
    ("abcabc", -6.10),
    ("abccba", -9.59),
    ("abcbac", -7.40),
    ("abcbca", -7.20),
    ("ababab", -5.33),
    ("xaxaxa", -5.42),
    ("ababbcc", -2.92),
    ("aabbcbc", -8.49),
    ("abababcc", -2.38),
    ("ababbcbc", -7.03),
    ("ababbcbcc", -4.45),
    ("abbaabba", -5.15),
    ("abbaacca", -6.30),
    ("aaabcccb", -5.48),
    ("aaabab", -9.59),
    ("ababccb", -6.30),
    ("ababbaba", -7.65),
];

/// The logarithm of how likely a unit is followed by another of its kind.
pub(super) const STAY: f32 = -0.180;

/// The logarithm of how likely it is not.
pub(super) const CHANGE: f32 = -1.802;
