package org.shequ.selection.roundfile;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict.Facts;
import org.shequ.selection.TestRound;
import org.shequ.testkit.MarkedFileRules;
import org.shequ.testkit.MarkedFileRules.Door;
import org.shequ.testkit.MarkedFileRules.Import;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithTestResource(ServersResource.class)
class MarkedFilesApiTest {

    @Test
    void every_refused_file_comes_back_with_the_reason_and_goes_in_once_it_is_mended() {
        MarkedFileRules.assertComeBackAndGoIn(Map.of(
                "registration-import", MarkedFilesApiTest::registrations,
                "score-import", MarkedFilesApiTest::scores,
                "outcome-import", MarkedFilesApiTest::outcomes));
    }

    private static TestRound announced() {
        var run = new TestRound();
        run.draft(1);
        run.announce();
        return run;
    }

    private static UUID secretary(TestRound run, String name) {
        var facts = new Facts(
                run.district.frontCommunity(name + "社区"), Post.SECRETARY, TenureKind.STAFFED, LocalDate.of(2017, 4, 1));
        facts.name = name;
        return run.district.person(facts);
    }

    private static Import registrations() {
        var run = announced();
        var table = """
                人员标识,姓名,岗位序号
                %s,王大力,1
                %s,赵敏,首位
                """.formatted(secretary(run, "王大力"), secretary(run, "赵敏"));
        return new Import(table, "首位", "1", door(run, run.officer, "/registration-imports", false));
    }

    private static Import scores() {
        var run = announced();
        run.admitted(secretary(run, "王大力"));
        run.admitted(secretary(run, "赵敏"));
        run.completeReview();
        var scorer = Selection.scorer("scorer-qian", run.district.code);
        return new Import(
                "考生编号,姓名,岗位序号,成绩\n1,王**,1,很好\n2,赵*,1,79\n",
                "很好",
                "86.5分",
                door(run, scorer, "/score-imports?paper=WRITTEN", false));
    }

    private static Import outcomes() {
        var run = announced();
        var wang = run.admitted(secretary(run, "王大力"));
        var zhao = run.admitted(secretary(run, "赵敏"));
        run.completeReview();
        run.score(Map.of(wang, "90", zhao, "80"), Map.of(wang, "90", zhao, "80"));
        return new Import(
                "考生编号,姓名,岗位序号,结果,原因\n1,王**,1,也许,血压不达标\n2,赵*,1,,\n",
                "也许",
                "不合格",
                door(run, run.officer, "/outcome-imports?stage=MEDICAL", true));
    }

    private static Door door(TestRound run, Selection sender, String imports, boolean conditional) {
        return new Door() {
            @Override
            public JsonPath handIn(byte[] file, String mediaType) {
                var etag = conditional ? sender.etag(run.path()) : null;
                return sender.handIn(run.path() + imports, etag, file, mediaType);
            }

            @Override
            public byte[] markedFile(String jobId, String mediaType) {
                return sender.markedFile(jobId, mediaType);
            }
        };
    }
}
