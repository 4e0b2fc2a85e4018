/** What follows here when communities are merged or split: accounts, places and populations go on. */
@NullMarked
package org.shequ.quota.reorganisation;

import org.jspecify.annotations.NullMarked;
