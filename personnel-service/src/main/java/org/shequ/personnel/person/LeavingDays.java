package org.shequ.personnel.person;

import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.RowSet;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The days on which a roster says that people have left. */
@ApplicationScoped
class LeavingDays {

    private final Lives lives;

    LeavingDays(Lives lives) {
        this.lives = lives;
    }

    /** Days of leaving that change something; a day that contradicts status or posts is refused. */
    Map<UUID, Leaving> judge(
            RowSet<PersonRow> rows, Map<String, Person> known, Map<RowSet.Line<PersonRow>, Person> judged) {
        Map<UUID, Leaving> left = new HashMap<>();
        Map<UUID, Lives.Served> served = lives.served(judged.entrySet().stream()
                .filter(entry -> entry.getKey().said().left() != null)
                .map(entry -> entry.getValue().id())
                .toList());
        judged.forEach((line, person) -> {
            Leaving leaving = line.said().left();
            if (leaving == null) {
                return;
            }
            ImportColumn<?> column =
                    line.row().get(PersonRow.LAST_DAY) == null ? PersonRow.LEFT_ON : PersonRow.LAST_DAY;
            Lives.Served posts = served.get(person.id());
            if (rows.isUnread(line, PersonRow.STATUS) || rows.isUnread(line, PersonRow.NUMBER)) {
                return;
            }
            if (!person.status().hasLeft()) {
                rows.refuse(
                        line,
                        column,
                        "STATUS_NEEDED",
                        "needs a status of leaving: RETIRED, RESIGNED, DISMISSED or DECEASED",
                        "须同时填写状态：退休、辞职、解聘或去世");
            } else if (!known.containsKey(line.said().number())) {
                rows.warn(
                        line,
                        column,
                        "DAY_BY_POSTS",
                        "of somebody new here the posts tell the day: hand them in with their ends",
                        "新建档人员的离职日期以任职记录为准：请在任职导入中填写结束日期");
            } else if (posts != null) {
                posts.against(leaving, "/from")
                        .ifPresent(
                                broken -> rows.refuse(line, column, broken.rule(), broken.english(), broken.chinese()));
                if (posts.goesOnAfter(leaving)) {
                    left.put(person.id(), leaving);
                }
            }
        });
        return left;
    }
}
