/**
 * The reserve pool (后备人才库): who is in it, its policy and its yearly review. Uses careers, people, units, policies and the
 * access log.
 */
@NullMarked
package org.shequ.personnel.reserve;

import org.jspecify.annotations.NullMarked;
