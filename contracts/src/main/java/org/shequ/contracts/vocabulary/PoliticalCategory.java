package org.shequ.contracts.vocabulary;

/** Political status (政治面貌) as far as rules ask for it, after GB/T 4762. The register tells the democratic parties apart. */
public enum PoliticalCategory implements Coded {
    CPC_MEMBER("member of the Communist Party of China", "中共党员"),
    CPC_PROBATIONARY("probationary member of the Communist Party of China", "中共预备党员"),
    LEAGUE_MEMBER("member of the Communist Youth League", "共青团员"),
    DEMOCRATIC_PARTY("member of a democratic party", "民主党派成员"),
    NON_PARTY("independent democratic personage", "无党派人士"),
    MASSES("no party", "群众");

    private final String en;
    private final String zh;

    PoliticalCategory(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
