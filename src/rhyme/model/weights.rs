//! Numbers learned from annotated verse; written by `trainers/rhyme`, not by hand.

/// Places among the weights of pairs, what each weighs, and what it stands for; the rest weigh nothing.
#[rustfmt::skip]
#[allow(clippy::approx_constant, reason = "a learned weight may happen to look like pi")]
pub(super) const PAIRS: &[(u16, f32)] = &[
    (0, 4.68), // Same, both known
    (1, 3.63), // Same, one guessed
    (2, 3.50), // Same, both guessed
    (3, 4.68), // BeforeR, both known
    (4, 0.68), // BeforeR, one guessed
    (6, 4.68), // OpenBack, both known
    (7, 1.53), // OpenBack, one guessed
    (8, 0.69), // OpenBack, both guessed
    (9, 4.62), // WeakVowel, both known
    (10, 2.19), // WeakVowel, one guessed
    (12, 2.76), // StressedVowel, both known
    (13, 1.44), // StressedVowel, one guessed
    (14, 1.59), // StressedVowel, both guessed
    (15, 5.71), // FeminineVoicing, both known
    (16, 2.23), // FeminineVoicing, one guessed
    (17, 0.73), // FeminineVoicing, both guessed
    (18, 4.39), // DroppedG, both known
    (21, 2.00), // Nonrhotic, both known
    (24, 3.25), // Raised, both known
    (25, 2.74), // Raised, one guessed
    (26, 1.65), // Raised, both guessed
    (27, 3.81), // BothRaised, both known
    (28, 0.97), // BothRaised, one guessed
    (29, 1.96), // BothRaised, both guessed
    (30, 3.88), // HighEnd, both known
    (31, 2.79), // HighEnd, one guessed
    (33, 1.26), // RaisedWeak, both known
    (34, 1.35), // RaisedWeak, one guessed
    (35, 1.41), // RaisedWeak, both guessed
    (36, 2.33), // FeminineConsonance, both known
    (39, 2.40), // Between, both known
    (42, 0.80), // Consonance, both known
    (43, 0.25), // Consonance, one guessed
    (44, 0.95), // Consonance, both guessed
    (45, 0.28), // Open, both known
    (46, 1.95), // Open, one guessed
    (48, 3.53), // Hissed, both known
    (49, 1.46), // Hissed, one guessed
    (51, -0.21), // Voicing, both known
    (52, -1.73), // Voicing, one guessed
    (53, -1.31), // Voicing, both guessed
    (54, 0.63), // Nasal, both known
    (55, -2.39), // Nasal, one guessed
    (57, 0.04), // SharedClose, both known
    (58, -0.06), // SharedClose, one guessed
    (59, 0.75), // SharedClose, both guessed
    (60, -1.82), // Leftover, both known
    (61, -2.16), // Leftover, one guessed
    (62, -1.75), // Leftover, both guessed
    (63, 0.43), // RaisedConsonance, both known
    (64, 0.64), // RaisedConsonance, one guessed
    (65, -0.23), // RaisedConsonance, both guessed
    (66, -1.13), // LightSyllable, both known
    (67, -0.74), // LightSyllable, one guessed
    (68, 1.45), // LightSyllable, both guessed
    (69, -2.68), // Vowel, both known
    (70, -1.38), // Vowel, one guessed
    (71, 0.15), // Vowel, both guessed
    (72, 1.96), // HissedHistoric, both known
    (73, 0.67), // HissedHistoric, one guessed
    (75, -2.36), // NearConsonance, both known
    (76, -2.18), // NearConsonance, one guessed
    (77, -2.38), // NearConsonance, both guessed
    (78, -2.97), // Uneven, both known
    (79, -3.14), // Uneven, one guessed
    (80, -2.99), // Uneven, both guessed
    (81, -2.88), // Nothing, both known
    (82, -2.30), // Nothing, one guessed
    (83, -1.47), // Nothing, both guessed
    (84, 0.62), // Same, spelled alike, both known
    (85, 1.49), // Same, spelled alike, a guess
    (86, 0.20), // BeforeR, spelled alike, both known
    (87, 1.54), // BeforeR, spelled alike, a guess
    (88, 2.67), // OpenBack, spelled alike, both known
    (89, 1.36), // OpenBack, spelled alike, a guess
    (90, 0.50), // WeakVowel, spelled alike, both known
    (92, 0.45), // StressedVowel, spelled alike, both known
    (93, 0.60), // StressedVowel, spelled alike, a guess
    (94, 0.65), // FeminineVoicing, spelled alike, both known
    (95, 0.73), // FeminineVoicing, spelled alike, a guess
    (100, -0.43), // Raised, spelled alike, both known
    (101, 2.07), // Raised, spelled alike, a guess
    (104, -0.16), // HighEnd, spelled alike, both known
    (105, 1.68), // HighEnd, spelled alike, a guess
    (106, 0.97), // RaisedWeak, spelled alike, both known
    (107, 0.94), // RaisedWeak, spelled alike, a guess
    (110, 1.47), // Between, spelled alike, both known
    (112, 1.19), // Consonance, spelled alike, both known
    (113, -0.43), // Consonance, spelled alike, a guess
    (114, 1.39), // Open, spelled alike, both known
    (115, 0.74), // Open, spelled alike, a guess
    (116, 2.42), // Hissed, spelled alike, both known
    (118, 1.66), // Voicing, spelled alike, both known
    (122, 0.05), // SharedClose, spelled alike, both known
    (123, 1.58), // SharedClose, spelled alike, a guess
    (126, 1.68), // RaisedConsonance, spelled alike, both known
    (127, 1.68), // RaisedConsonance, spelled alike, a guess
    (128, 2.52), // LightSyllable, spelled alike, both known
    (130, 2.29), // Vowel, spelled alike, both known
    (131, 1.38), // Vowel, spelled alike, a guess
    (132, 1.86), // HissedHistoric, spelled alike, both known
    (134, 1.42), // NearConsonance, spelled alike, both known
    (136, -1.08), // Uneven, spelled alike, both known
    (138, 3.53), // Nothing, spelled alike, both known
    (139, 2.25), // Nothing, spelled alike, a guess
    (140, -1.32), // 0 last letters shared, both known
    (141, -0.60), // 0 last letters shared, a guess
    (142, -1.12), // 1 last letters shared, both known
    (143, 0.37), // 1 last letters shared, a guess
    (144, -0.81), // 2 last letters shared, both known
    (145, 1.19), // 2 last letters shared, a guess
    (146, 0.44), // 3 last letters shared, both known
    (147, 2.73), // 3 last letters shared, a guess
    (148, 1.79), // 4 last letters shared, both known
    (149, 3.03), // 4 last letters shared, a guess
    (150, 3.28), // 5 last letters shared, both known
    (151, 2.97), // 5 last letters shared, a guess
    (152, -2.86), // the same word
    (153, -1.21), // homophones
    (154, 2.87), // mosaic
    (155, -0.37), // rich
    (156, 1.25), // feminine
    (157, 1.33), // dactylic
    (158, 0.30), // consonance on 1 consonants
    (159, 1.81), // consonance on 2 consonants
    (160, 2.48), // consonance on 3 consonants
    (171, -1.95), // AA~IY Open
    (173, 2.31), // AA~OY Open
    (175, -1.15), // AA~UW Open
    (198, -1.13), // AH~AY Open
    (204, -1.80), // AH~OW Open
    (214, -3.00), // AO~AY Open
    (217, -1.78), // AO~EY Open
    (219, -2.58), // AO~IY Open
    (220, -1.14), // AO~OW Open
    (223, -1.53), // AO~UW Open
    (230, -0.53), // AW~AY Open
    (233, -3.42), // AW~EY Open
    (235, -4.13), // AW~IY Open
    (236, 1.45), // AW~OW Open
    (239, 1.17), // AW~UW Open
    (249, -0.85), // AY~EY Open
    (251, -0.49), // AY~IY Open
    (252, -3.64), // AY~OW Open
    (253, 1.32), // AY~OY Open
    (255, -3.92), // AY~UW Open
    (299, -0.06), // EY~IY Open
    (300, -3.60), // EY~OW Open
    (301, -3.51), // EY~OY Open
    (303, -3.58), // EY~UW Open
    (316, -2.44), // IH~OW Open
    (319, 0.14), // IH~UW Open
    (332, -3.72), // IY~OW Open
    (333, -3.24), // IY~OY Open
    (335, -3.67), // IY~UW Open
    (349, -2.50), // OW~OY Open
    (351, 1.05), // OW~UW Open
    (367, -2.74), // OY~UW Open
    (423, 2.15), // AA~EH BeforeR
    (424, 0.20), // AA~ER BeforeR
    (426, 0.44), // AA~IH BeforeR
    (427, -1.84), // AA~IY BeforeR
    (430, -1.71), // AA~UH BeforeR
    (436, 1.19), // AE~AO BeforeR
    (471, 0.21), // AO~EH BeforeR
    (472, 0.53), // AO~ER BeforeR
    (473, -1.53), // AO~EY BeforeR
    (474, -3.42), // AO~IH BeforeR
    (475, -1.22), // AO~IY BeforeR
    (492, 1.31), // AW~OW BeforeR
    (507, -2.23), // AY~IY BeforeR
    (520, 2.43), // EH~ER BeforeR
    (522, 1.95), // EH~IH BeforeR
    (523, 1.90), // EH~IY BeforeR
    (526, -2.35), // EH~UH BeforeR
    (527, -1.63), // EH~UW BeforeR
    (538, 1.37), // ER~IH BeforeR
    (539, 1.18), // ER~IY BeforeR
    (542, 1.33), // ER~UH BeforeR
    (543, 1.55), // ER~UW BeforeR
    (554, 1.37), // EY~IH BeforeR
    (574, -2.31), // IH~UH BeforeR
    (590, -1.69), // IY~UH BeforeR
    (674, 0.87), // AA~AE Closed
    (675, 3.09), // AA~AH Closed
    (677, -1.34), // AA~AW Closed
    (678, -3.80), // AA~AY Closed
    (679, -1.00), // AA~EH Closed
    (681, -1.89), // AA~EY Closed
    (682, -2.92), // AA~IH Closed
    (683, -3.36), // AA~IY Closed
    (684, 3.12), // AA~OW Closed
    (686, 1.61), // AA~UH Closed
    (687, 0.14), // AA~UW Closed
    (691, -0.13), // AE~AH Closed
    (692, 1.51), // AE~AO Closed
    (693, -3.49), // AE~AW Closed
    (694, -4.07), // AE~AY Closed
    (695, -0.92), // AE~EH Closed
    (697, 1.67), // AE~EY Closed
    (698, -1.77), // AE~IH Closed
    (699, -2.80), // AE~IY Closed
    (700, -2.49), // AE~OW Closed
    (703, -2.66), // AE~UW Closed
    (708, 2.70), // AH~AO Closed
    (709, 1.20), // AH~AW Closed
    (710, -3.58), // AH~AY Closed
    (711, -1.18), // AH~EH Closed
    (713, -4.00), // AH~EY Closed
    (714, -3.06), // AH~IH Closed
    (715, -3.41), // AH~IY Closed
    (716, 1.85), // AH~OW Closed
    (718, 2.04), // AH~UH Closed
    (719, 2.35), // AH~UW Closed
    (725, -2.71), // AO~AW Closed
    (726, -4.20), // AO~AY Closed
    (727, -2.97), // AO~EH Closed
    (729, -1.20), // AO~EY Closed
    (730, -3.21), // AO~IH Closed
    (731, -2.09), // AO~IY Closed
    (732, 3.04), // AO~OW Closed
    (733, 1.37), // AO~OY Closed
    (734, 1.55), // AO~UH Closed
    (735, -1.98), // AO~UW Closed
    (742, -3.98), // AW~AY Closed
    (743, -3.87), // AW~EH Closed
    (745, -3.68), // AW~EY Closed
    (746, -3.62), // AW~IH Closed
    (747, -2.88), // AW~IY Closed
    (748, 1.00), // AW~OW Closed
    (750, -0.20), // AW~UH Closed
    (751, 3.31), // AW~UW Closed
    (759, -4.92), // AY~EH Closed
    (761, -2.05), // AY~EY Closed
    (762, 0.15), // AY~IH Closed
    (763, -1.03), // AY~IY Closed
    (764, -2.75), // AY~OW Closed
    (765, 1.74), // AY~OY Closed
    (766, -3.23), // AY~UH Closed
    (767, -2.30), // AY~UW Closed
    (777, 0.32), // EH~EY Closed
    (778, 1.00), // EH~IH Closed
    (779, 1.53), // EH~IY Closed
    (780, -3.74), // EH~OW Closed
    (781, -1.23), // EH~OY Closed
    (782, -3.69), // EH~UH Closed
    (783, -2.34), // EH~UW Closed
    (810, -2.81), // EY~IH Closed
    (811, 0.88), // EY~IY Closed
    (812, -3.31), // EY~OW Closed
    (813, -1.91), // EY~OY Closed
    (814, -3.85), // EY~UH Closed
    (815, -3.91), // EY~UW Closed
    (827, 2.01), // IH~IY Closed
    (828, -3.93), // IH~OW Closed
    (830, -1.69), // IH~UH Closed
    (831, -2.58), // IH~UW Closed
    (844, -1.72), // IY~OW Closed
    (845, -1.65), // IY~OY Closed
    (846, -2.08), // IY~UH Closed
    (847, -2.95), // IY~UW Closed
    (861, -1.68), // OW~OY Closed
    (862, 2.78), // OW~UH Closed
    (863, 3.40), // OW~UW Closed
    (879, 0.66), // OY~UW Closed
    (895, 3.67), // UH~UW Closed
    (936, 0.85), // AA~ER Raised
    (939, -1.18), // AA~IY Raised
    (944, 0.79), // AA~B Raised
    (960, 0.91), // AE~B Raised
    (976, 0.63), // AH~B Raised
    (984, -0.06), // AO~ER Raised
    (987, -1.11), // AO~IY Raised
    (992, 1.41), // AO~B Raised
    (1000, -1.11), // AW~ER Raised
    (1008, 0.22), // AW~B Raised
    (1016, -1.70), // AY~ER Raised
    (1020, -1.58), // AY~OW Raised
    (1024, -0.79), // AY~B Raised
    (1032, -1.38), // EH~ER Raised
    (1033, 1.40), // EH~EY Raised
    (1034, -2.16), // EH~IH Raised
    (1036, -1.20), // EH~OW Raised
    (1040, 0.88), // EH~B Raised
    (1049, -2.34), // ER~EY Raised
    (1050, -0.04), // ER~IH Raised
    (1051, 0.27), // ER~IY Raised
    (1053, 1.21), // ER~OY Raised
    (1054, 1.17), // ER~UH Raised
    (1055, 0.61), // ER~UW Raised
    (1068, -1.15), // EY~OW Raised
    (1072, -0.34), // EY~B Raised
    (1083, 0.58), // IH~IY Raised
    (1087, -1.20), // IH~UW Raised
    (1088, -0.12), // IH~B Raised
    (1100, -2.07), // IY~OW Raised
    (1101, -2.04), // IY~OY Raised
    (1103, -1.92), // IY~UW Raised
    (1104, 0.53), // IY~B Raised
    (1120, 0.51), // OW~B Raised
    (1136, -2.02), // OY~B Raised
    (1151, 1.59), // UH~UW Raised
    (1152, 0.26), // UH~B Raised
    (1168, 0.34), // UW~B Raised
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
