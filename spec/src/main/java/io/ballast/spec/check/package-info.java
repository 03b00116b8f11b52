/**
 * Whether all of a resolved spec can be: names, cycles, keys, uniqueness, lengths, checks. A resolved spec comes in; nothing goes
 * out but refusals, and what keys are unique by: which references must pick different rows so that no key repeats.
 */
@NullMarked
package io.ballast.spec.check;

import org.jspecify.annotations.NullMarked;
