/** What cannot be in anybody's life: ages below which nothing of a kind happens. Pure Java. */
@NullMarked
package org.shequ.personnel.person.life;

import org.jspecify.annotations.NullMarked;
