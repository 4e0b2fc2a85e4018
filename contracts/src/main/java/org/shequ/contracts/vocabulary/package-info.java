/**
 * The words that several services and their events use: each list once, with its names in both languages. Pure Java.
 */
@NullMarked
package org.shequ.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
