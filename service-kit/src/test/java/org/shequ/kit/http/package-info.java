/** What every service answers with, tried over HTTP on a small service of notes. */
package org.shequ.kit.http;
