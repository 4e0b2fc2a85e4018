/** Standards (配置标准): the policy of a jurisdiction. */
@NullMarked
package org.shequ.quota.standard;

import org.jspecify.annotations.NullMarked;
