package org.shequ.personnel.pay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.event.assessment.EarlierGrade;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.vocabulary.Grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FailedYearsTest {

    @ParameterizedTest
    @CsvSource({
        // versions, oldest first                                          failed from/until
        "UNQUALIFIED 2021-02-01,                                           2021-02-01/null",
        "QUALIFIED 2021-02-01,                                             ''",
        "UNQUALIFIED 2021-02-01; QUALIFIED 2021-05-02,                     2021-02-01/2021-05-02",
        "UNQUALIFIED 2021-02-01; UNQUALIFIED 2021-05-02,                   2021-02-01/null",
        "QUALIFIED 2021-02-01; UNQUALIFIED 2021-05-02,                     2021-05-02/null",
        "UNQUALIFIED 2021-02-01; QUALIFIED 2021-05-02; UNQUALIFIED 2021-06-03, "
                + "2021-02-01/2021-05-02 2021-06-03/null",
        // a correction of the same day, or dated back, leaves nothing of what it corrects
        "UNQUALIFIED 2021-02-01; QUALIFIED 2021-02-01,                     ''",
        "UNQUALIFIED 2021-02-01; QUALIFIED 2020-12-31,                     ''",
        "UNQUALIFIED 2021-02-01; UNQUALIFIED 2020-12-31,                   2020-12-31/null",
    })
    void a_year_stands_as_failed_while_the_newest_version_that_is_final_says_so(String versions, String expected) {
        List<EarlierGrade> all = new ArrayList<>();
        for (String version : versions.split("; ", -1)) {
            String[] said = version.split(" ", -1);
            all.add(new EarlierGrade(all.size() + 1, Grade.valueOf(said[0]), LocalDate.parse(said[1])));
        }
        EarlierGrade newest = all.removeLast();
        YearResult result = new YearResult(
                2020, null, newest.grade(), null, null, null, null, null, newest.version(), newest.finalOn(), all);
        List<String> spells = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ", -1));
        assertEquals(
                spells,
                FailedYears.of(result).stream()
                        .map(failed -> failed.from() + "/" + failed.until())
                        .toList());
    }
}
