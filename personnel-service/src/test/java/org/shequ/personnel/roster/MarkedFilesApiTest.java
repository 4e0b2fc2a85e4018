package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.MarkedFileRules;
import org.shequ.testkit.MarkedFileRules.Door;
import org.shequ.testkit.MarkedFileRules.Import;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.Map;

import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.recorded;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class MarkedFilesApiTest {

    private static final LocalDate BORN = LocalDate.of(1990, 5, 4);

    @Test
    void every_refused_file_comes_back_with_the_reason_and_goes_in_once_it_is_mended() {
        MarkedFileRules.assertComeBackAndGoIn(Map.of(
                "unit-import", MarkedFilesApiTest::units,
                "person-import", MarkedFilesApiTest::people,
                "assignment-import", MarkedFilesApiTest::posts));
    }

    private static Import units() {
        String district = district(1);
        String table = """
                代码,名称,类型,上级代码
                %1$s002,新街道,街道,%1$s
                %1$s002001,新社区,没有这一类,%1$s002
                %1$s002002,又一社区,社区,%1$s002
                """.formatted(district);
        return new Import(table, "没有这一类", "村", door("unit-imports", district));
    }

    private static Import people() {
        String district = district(1);
        String table = """
                人员编号,姓名,公民身份号码,学历
                MF%1$s1,张伟,%2$s,神童
                MF%1$s2,阿力木·江,%3$s,大专
                """.formatted(district, citizenId(BORN, true), citizenId(BORN, true));
        return new Import(table, "神童", "研究生", door("person-imports", district));
    }

    private static Import posts() {
        String district = district(1);
        String table = """
                人员编号,姓名,单位代码,单位名称,岗位,开始日期
                %1$s,张伟,%3$s,第1社区,网格员,2020-01-01
                %2$s,张伟,%3$s,第1社区,网格员,某年某月
                """.formatted(number(district), number(district), community(district, 1));
        return new Import(table, "某年某月", "2020年1月", door("assignment-imports", district));
    }

    private static String number(String district) {
        return get(clerk(district), "people/" + recorded(district)).path("personnelNumber");
    }

    private static Door door(String imports, String district) {
        return new Door() {
            @Override
            public JsonPath handIn(byte[] file, String mediaType) {
                return imported(imports, clerk(district), file, mediaType, Map.of());
            }

            @Override
            public byte[] markedFile(String jobId, String mediaType) {
                return as(clerk(district))
                        .header("Accept-Language", "zh-CN")
                        .accept(mediaType)
                        .get("/personnel/v1/jobs/" + jobId + "/marked-file")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
            }
        };
    }
}
