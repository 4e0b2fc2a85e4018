/** Review (复核) and appeal (申诉): each reopens one result, never a cycle. */
@NullMarked
package org.shequ.assessment.appeal;

import org.jspecify.annotations.NullMarked;
