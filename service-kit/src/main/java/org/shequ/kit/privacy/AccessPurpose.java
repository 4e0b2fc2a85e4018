package org.shequ.kit.privacy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why somebody may look at personal data: the code list that {@code X-Purpose} names. Each purpose has its basis in the
 * Personal Information Protection Law (个人信息保护法) and opens the classes that it needs and no other.
 */
public enum AccessPurpose {
    RECORD_KEEPING("Keeping of personnel records", "人事档案管理", "13(1)(2)", "第十三条第一款第二项", FieldClass.SENSITIVE),
    PAYROLL("Payroll and social insurance", "工资与社会保险", "13(1)(2)", "第十三条第一款第二项", FieldClass.SENSITIVE),
    QUALIFICATION_REVIEW(
            "Review of eligibility in a selection", "选拔资格审查", "13(1)(3), 34", "第十三条第一款第三项、第三十四条", FieldClass.SENSITIVE),
    ASSESSMENT("Annual assessment", "年度考核", "13(1)(2)", "第十三条第一款第二项", FieldClass.PERSONAL),
    DISCIPLINE("Discipline inspection", "纪检监察", "13(1)(3), 34", "第十三条第一款第三项、第三十四条", FieldClass.SENSITIVE),
    PETITION("Answering a petition", "信访答复", "13(1)(3), 34", "第十三条第一款第三项、第三十四条", FieldClass.PERSONAL),
    AUDIT("Audit", "审计监督", "13(1)(3), 34", "第十三条第一款第三项、第三十四条", FieldClass.SENSITIVE),
    STATISTICS("Statutory statistics", "法定统计调查", "13(1)(3), 34", "第十三条第一款第三项、第三十四条", FieldClass.PERSONAL),
    EMERGENCY("Emergency of life or health", "突发事件应急", "13(1)(4)", "第十三条第一款第四项", FieldClass.PERSONAL),
    PERSONAL_REQUEST("Request of the person concerned", "本人查阅复制", "44, 45", "第四十四条、第四十五条", FieldClass.SENSITIVE);

    private final String en;
    private final String zh;
    private final String articles;
    private final String articlesZh;
    private final FieldClass upTo;

    AccessPurpose(String en, String zh, String articles, String articlesZh, FieldClass upTo) {
        this.en = en;
        this.zh = zh;
        this.articles = articles;
        this.articlesZh = articlesZh;
        this.upTo = upTo;
    }

    public static Optional<AccessPurpose> named(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.name().equals(code))
                .findFirst();
    }

    /** All codes, for a refusal that says which there are. */
    public static String codes() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /** The articles of the law that the purpose rests on. */
    public String legalBasisEn() {
        return "Personal Information Protection Law, article " + articles;
    }

    public String legalBasisZh() {
        return "《中华人民共和国个人信息保护法》" + articlesZh;
    }

    /** The classes that this purpose opens, for a caller who may see them. */
    public Set<FieldClass> opens() {
        return EnumSet.range(FieldClass.PUBLIC, upTo);
    }
}
