package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Coded;

import java.util.List;

/** Political status (政治面貌), GB/T 4762. */
public enum PoliticalStatus implements Coded {
    CPC_MEMBER("01", "member of the Communist Party of China", "中共党员", "党员"),
    CPC_PROBATIONARY("02", "probationary member of the Communist Party of China", "中共预备党员", "预备党员"),
    LEAGUE_MEMBER("03", "member of the Communist Youth League", "共青团员", "团员"),
    REVOLUTIONARY_COMMITTEE("04", "member of the Revolutionary Committee of the Kuomintang", "民革党员", "民革会员"),
    DEMOCRATIC_LEAGUE("05", "member of the China Democratic League", "民盟盟员"),
    NATIONAL_CONSTRUCTION("06", "member of the China National Democratic Construction Association", "民建会员"),
    PROMOTING_DEMOCRACY("07", "member of the China Association for Promoting Democracy", "民进会员"),
    PEASANTS_AND_WORKERS("08", "member of the Chinese Peasants and Workers Democratic Party", "农工党党员"),
    ZHI_GONG("09", "member of the China Zhi Gong Party", "致公党党员"),
    JIU_SAN("10", "member of the Jiu San Society", "九三学社社员"),
    TAIWAN_LEAGUE("11", "member of the Taiwan Democratic Self-Government League", "台盟盟员"),
    NON_PARTY("12", "independent democratic personage", "无党派人士", "无党派民主人士"),
    MASSES("13", "no party", "群众");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    PoliticalStatus(String code, String en, String zh, String... aliases) {
        this.code = code;
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
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
        return aliases;
    }
}
