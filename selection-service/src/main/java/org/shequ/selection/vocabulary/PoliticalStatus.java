package org.shequ.selection.vocabulary;

/** Political status (政治面貌), GB/T 4762. */
public enum PoliticalStatus implements Labelled {
    PARTY_MEMBER("member of the Communist Party", "中共党员"),
    PROBATIONARY_PARTY_MEMBER("probationary member of the Communist Party", "中共预备党员"),
    LEAGUE_MEMBER("member of the Communist Youth League", "共青团员"),
    REVOLUTIONARY_COMMITTEE("member of the Revolutionary Committee of the Kuomintang", "民革党员"),
    DEMOCRATIC_LEAGUE("member of the China Democratic League", "民盟盟员"),
    NATIONAL_CONSTRUCTION("member of the National Democratic Construction Association", "民建会员"),
    PROMOTING_DEMOCRACY("member of the Association for Promoting Democracy", "民进会员"),
    PEASANTS_AND_WORKERS("member of the Peasants and Workers Democratic Party", "农工党党员"),
    ZHI_GONG("member of the China Zhi Gong Party", "致公党党员"),
    JIU_SAN("member of the Jiu San Society", "九三学社社员"),
    TAIWAN_LEAGUE("member of the Taiwan Democratic Self-Government League", "台盟盟员"),
    INDEPENDENT("independent democratic personage", "无党派人士"),
    MASSES("no party", "群众");

    private final String en;
    private final String zh;

    PoliticalStatus(String en, String zh) {
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
