package org.shequ.personnel.codelist;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PoliticalStatus;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists that this service publishes, with their standards. */
enum CodeList {
    SEX("sex", "GB/T 2261.1", "Sex", "性别", Sex.values()),
    ETHNICITY("ethnicity", "GB/T 3304", "Ethnicity", "民族", Ethnicity.values()),
    POLITICAL_STATUS("political-status", "GB/T 4762", "Political status", "政治面貌", PoliticalStatus.values()),
    EDUCATION("education", "GB/T 4658", "Education", "学历", Education.values()),
    DEGREE("degree", "GB/T 6864", "Degree", "学位", Degree.values()),
    URBAN_RURAL_CLASS("urban-rural-class", "国家统计局 城乡分类代码", "Urban-rural class", "城乡分类", UrbanRuralClass.values()),
    CERTIFICATE("certificate", null, "Professional qualification", "职业资格", Certificate.values()),
    POST("post", null, "Post", "岗位", Post.values()),
    TENURE_KIND("tenure-kind", null, "Identity", "身份", TenureKind.values()),
    PERSON_STATUS("person-status", null, "Status of a person", "人员状态", PersonStatus.values()),
    HONOUR_LEVEL("honour-level", null, "Level of a commendation", "表彰层级", HonourLevel.values()),
    RELATION("relation", null, "Relation of a relative", "亲属关系", Relation.values()),
    UNIT_KIND("unit-kind", null, "Kind of unit", "单位类型", UnitKind.values()),
    UNIT_STATUS("unit-status", null, "Status of a unit", "单位状态", UnitStatus.values()),
    PURPOSE("purposes", null, "Purpose of access to personal data", "查看个人信息的用途", purposes());

    private final String path;
    private final @Nullable String standard;
    private final String en;
    private final String zh;
    private final List<Coded> codes;

    CodeList(String path, @Nullable String standard, String en, String zh, Coded... codes) {
        this.path = path;
        this.standard = standard;
        this.en = en;
        this.zh = zh;
        this.codes = List.of(codes);
    }

    private static Coded[] purposes() {
        return Arrays.stream(AccessPurpose.values()).map(PurposeCode::new).toArray(Coded[]::new);
    }

    /** A purpose of the disclosure policy as a code; its standard's code is the article that it rests on. */
    private record PurposeCode(AccessPurpose purpose) implements Coded {
        @Override
        public String name() {
            return purpose.name();
        }

        @Override
        public String code() {
            return purpose.name();
        }

        @Override
        public String en() {
            return purpose.en() + " (" + purpose.legalBasisEn() + ")";
        }

        @Override
        public String zh() {
            return purpose.zh() + "（" + purpose.legalBasisZh() + "）";
        }
    }

    static Optional<CodeList> find(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    @Nullable
    String standard() {
        return standard;
    }

    String en() {
        return en;
    }

    String zh() {
        return zh;
    }

    List<Coded> codes() {
        return codes;
    }
}
