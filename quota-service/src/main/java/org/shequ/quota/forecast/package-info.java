/** Years ahead: places by what the population becomes, people by who retires. */
@NullMarked
package org.shequ.quota.forecast;

import org.jspecify.annotations.NullMarked;
