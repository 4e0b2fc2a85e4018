package org.shequ.personnel.access;

import org.shequ.kit.page.Page;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Lists in which people stand: who sees fields of them whole is on record with each of them before the page goes out. */
@ApplicationScoped
public class PeopleLists {

    private final AccessLog accessLog;

    PeopleLists(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    /** What a list shows of people. */
    public record Columns<V>(Set<PersonField> fields, Function<V, Stream<UUID>> people) {

        /** One person a row. */
        public static <V> Columns<V> of(Set<PersonField> fields, Function<V, UUID> person) {
            return new Columns<>(fields, row -> Stream.of(person.apply(row)));
        }
    }

    /** @param kind which list, kebab-case: {@code people-list} */
    public <V> Page<V> page(String kind, Columns<V> columns, Shown shown, Function<Shown, Page<V>> read) {
        Page<V> page = read.apply(shown);
        Set<PersonField> whole = shown.whole(columns.fields());
        if (shown.opensAnything() && !whole.isEmpty()) {
            accessLog.record(page.items().stream().flatMap(columns.people()).toList(), kind, whole);
        }
        return page;
    }
}
