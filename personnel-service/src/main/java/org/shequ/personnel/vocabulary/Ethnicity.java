package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Coded;

import java.util.List;

/** Ethnicity (民族), GB/T 3304. */
public enum Ethnicity implements Coded {
    HAN("01", "Han", "汉族"),
    MONGOL("02", "Mongol", "蒙古族"),
    HUI("03", "Hui", "回族"),
    TIBETAN("04", "Tibetan", "藏族"),
    UYGHUR("05", "Uyghur", "维吾尔族"),
    MIAO("06", "Miao", "苗族"),
    YI("07", "Yi", "彝族"),
    ZHUANG("08", "Zhuang", "壮族"),
    BUYEI("09", "Buyei", "布依族"),
    KOREAN("10", "Korean", "朝鲜族"),
    MANCHU("11", "Manchu", "满族"),
    DONG("12", "Dong", "侗族"),
    YAO("13", "Yao", "瑶族"),
    BAI("14", "Bai", "白族"),
    TUJIA("15", "Tujia", "土家族"),
    HANI("16", "Hani", "哈尼族"),
    KAZAK("17", "Kazak", "哈萨克族"),
    DAI("18", "Dai", "傣族"),
    LI("19", "Li", "黎族"),
    LISU("20", "Lisu", "傈僳族"),
    VA("21", "Va", "佤族"),
    SHE("22", "She", "畲族"),
    GAOSHAN("23", "Gaoshan", "高山族"),
    LAHU("24", "Lahu", "拉祜族"),
    SUI("25", "Sui", "水族"),
    DONGXIANG("26", "Dongxiang", "东乡族"),
    NAXI("27", "Naxi", "纳西族"),
    JINGPO("28", "Jingpo", "景颇族"),
    KIRGIZ("29", "Kirgiz", "柯尔克孜族"),
    TU("30", "Tu", "土族"),
    DAUR("31", "Daur", "达斡尔族"),
    MULAO("32", "Mulao", "仫佬族"),
    QIANG("33", "Qiang", "羌族"),
    BLANG("34", "Blang", "布朗族"),
    SALAR("35", "Salar", "撒拉族"),
    MAONAN("36", "Maonan", "毛南族"),
    GELAO("37", "Gelao", "仡佬族"),
    XIBE("38", "Xibe", "锡伯族"),
    ACHANG("39", "Achang", "阿昌族"),
    PUMI("40", "Pumi", "普米族"),
    TAJIK("41", "Tajik", "塔吉克族"),
    NU("42", "Nu", "怒族"),
    UZBEK("43", "Uzbek", "乌孜别克族"),
    RUSSIAN("44", "Russian", "俄罗斯族"),
    EWENKI("45", "Ewenki", "鄂温克族"),
    DEANG("46", "Deang", "德昂族"),
    BONAN("47", "Bonan", "保安族"),
    YUGUR("48", "Yugur", "裕固族"),
    GIN("49", "Gin", "京族"),
    TATAR("50", "Tatar", "塔塔尔族"),
    DERUNG("51", "Derung", "独龙族"),
    OROQEN("52", "Oroqen", "鄂伦春族"),
    HEZHEN("53", "Hezhen", "赫哲族"),
    MONBA("54", "Monba", "门巴族"),
    LHOBA("55", "Lhoba", "珞巴族"),
    JINO("56", "Jino", "基诺族");

    private final String code;
    private final String en;
    private final String zh;

    Ethnicity(String code, String en, String zh) {
        this.code = code;
        this.en = en;
        this.zh = zh;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> aliases() {
        return List.of(zh.substring(0, zh.length() - 1));
    }
}
