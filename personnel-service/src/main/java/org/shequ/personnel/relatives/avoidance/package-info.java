/** Which posts relatives may not hold beside each other (任职回避). Pure Java. */
@NullMarked
package org.shequ.personnel.relatives.avoidance;

import org.jspecify.annotations.NullMarked;
