package org.shequ.assessment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.MarkedFileRules;
import org.shequ.testkit.MarkedFileRules.Door;
import org.shequ.testkit.MarkedFileRules.Import;
import org.shequ.testkit.ServersResource;

import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.scorer;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class MarkedFilesApiTest {

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Test
    void every_refused_file_comes_back_with_the_reason_and_goes_in_once_it_is_mended() {
        MarkedFileRules.assertComeBackAndGoIn(Map.of(
                "community-result-import", MarkedFilesApiTest::communities,
                "person-result-import", MarkedFilesApiTest::people,
                "sheet-import", MarkedFilesApiTest::sheets));
    }

    private static Import communities() {
        String district = district(2);
        String table = """
                年度,社区代码,社区,得分,同类组
                2024,%1$s,社区%1$s,94.8,城市社区
                2024,%2$s,社区%2$s,许多,城市社区
                """.formatted(community(district, 1), community(district, 2));
        return new Import(table, "许多", "93.5分", door("community-result-imports", officer(district)));
    }

    private static Import people() {
        String district = district(1);
        Given.person("MA" + district, community(district, 1), "欧阳·若兰");
        Given.person("MB" + district, community(district, 1), "王大同");
        String table = """
                年度,人员编号,姓名,等次
                2024,MA%1$s,欧阳·若兰,很好
                2024,MB%1$s,王大同,合格
                """.formatted(district);
        return new Import(table, "很好", "优秀", door("person-result-imports", officer(district)));
    }

    private static Import sheets() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String table = """
                考核对象,评价主体,评价人,三会一课,矛盾化解
                %1$s,SUBDISTRICT,S1,18,27
                %2$s,SUBDISTRICT,S1,18,不少
                """.formatted(community(district, 1), community(district, 2));
        return new Import(table, "不少", "27", door("cycles/" + cycle + "/sheet-imports", scorer()));
    }

    private static Door door(String imports, String token) {
        return new Door() {
            @Override
            public JsonPath handIn(byte[] file, String mediaType) {
                String job = given().config(AS_IT_IS)
                        .header("Authorization", token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(mediaType)
                        .body(file)
                        .post("/assessment/v1/" + imports)
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
                return Given.ended(job, token);
            }

            @Override
            public byte[] markedFile(String jobId, String mediaType) {
                return given().header("Authorization", token)
                        .header("Accept-Language", "zh-CN")
                        .accept(mediaType)
                        .get("/assessment/v1/jobs/" + jobId + "/marked-file")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
            }
        };
    }
}
