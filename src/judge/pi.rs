//! The digits of pi, for poems whose words are as long as they say.

use std::sync::LazyLock;

/// How many digits are known; the longest poems written so have about four thousand words.
const DIGITS: usize = 4_000;

/// A limb of nine decimal digits, the first of a number before its point.
const LIMB: u64 = 1_000_000_000;

/// Limbs computed beyond the digits, so that the rounding error changes none of them.
const SPARE: usize = 2;

static PI: LazyLock<Vec<u8>> = LazyLock::new(compute);

/// The digit at a place, from 0: 3, 1, 4, 1, 5; `None` beyond those known.
pub(super) fn digit(place: usize) -> Option<u32> {
    PI.get(place).map(|&digit| u32::from(digit))
}

/// Computes the digits by Machin's formula, pi = 16 arctan(1/5) - 4 arctan(1/239); some milliseconds, once.
fn compute() -> Vec<u8> {
    let limbs = 1 + DIGITS.div_ceil(9) + SPARE;
    let mut pi = vec![0; limbs];
    add_arctan(&mut pi, 16, 5, false);
    add_arctan(&mut pi, 4, 239, true);
    let limb = |(nth, limb): (usize, &u64)| if nth == 0 { limb.to_string() } else { format!("{limb:09}") };
    let digits: Vec<String> = pi.iter().enumerate().map(limb).collect();
    digits.concat().bytes().take(DIGITS).map(|byte| byte - b'0').collect()
}

/// Adds `times * arctan(1 / of)`, or takes it away.
fn add_arctan(sum: &mut [u64], times: u64, of: u64, negative: bool) {
    let mut power = vec![0; sum.len()];
    power[0] = times;
    divide(&mut power, of);
    let mut term = power.clone();
    let mut odd = 1;
    let mut takes = negative;
    while term.iter().any(|&limb| limb > 0) {
        if takes {
            subtract(sum, &term);
        } else {
            add(sum, &term);
        }
        divide(&mut power, of * of);
        odd += 2;
        term.clone_from(&power);
        divide(&mut term, odd);
        takes = !takes;
    }
}

fn divide(number: &mut [u64], by: u64) {
    let mut rest = 0;
    for limb in number {
        let whole = rest * LIMB + *limb;
        (*limb, rest) = (whole / by, whole % by);
    }
}

fn add(sum: &mut [u64], other: &[u64]) {
    let mut carry = 0;
    for (limb, other) in sum.iter_mut().zip(other).rev() {
        let whole = *limb + other + carry;
        (*limb, carry) = (whole % LIMB, whole / LIMB);
    }
}

fn subtract(sum: &mut [u64], other: &[u64]) {
    let mut borrow = 0;
    for (limb, other) in sum.iter_mut().zip(other).rev() {
        let whole = LIMB + *limb - other - borrow;
        (*limb, borrow) = (whole % LIMB, 1 - whole / LIMB);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_are_those_of_pi() {
        let from = |place: usize, count: usize| {
            (place..place + count).map(|at| digit(at).unwrap().to_string()).collect::<String>()
        };
        assert_eq!(from(0, 20), "31415926535897932384");
        // Six nines in a row begin at the 762nd decimal place.
        assert_eq!(from(762, 6), "999999");
        assert_eq!(digit(DIGITS), None);
    }
}
