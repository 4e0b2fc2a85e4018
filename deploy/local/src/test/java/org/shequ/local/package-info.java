@NullMarked
package org.shequ.local;

import org.jspecify.annotations.NullMarked;
