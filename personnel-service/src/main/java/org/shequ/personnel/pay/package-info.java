/**
 * Pay (岗位等级): which grade held when, and why; the rule is in {@code grade}. Uses careers, the dossier, people, units,
 * policies and the access log.
 */
@NullMarked
package org.shequ.personnel.pay;

import org.jspecify.annotations.NullMarked;
