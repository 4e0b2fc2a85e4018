/**
 * Records that may be, or are, of one person (一人多档): finding them, uniting them, and taking that back. Uses careers, people,
 * relatives and the access log.
 */
@NullMarked
package org.shequ.personnel.duplicates;

import org.jspecify.annotations.NullMarked;
