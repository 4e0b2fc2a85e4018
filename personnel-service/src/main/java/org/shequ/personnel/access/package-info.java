/**
 * Who looked at whose personal data (查阅记录), and the lists in which people stand. Uses no other room, and is used by
 * every room that shows people.
 */
@NullMarked
package org.shequ.personnel.access;

import org.jspecify.annotations.NullMarked;
