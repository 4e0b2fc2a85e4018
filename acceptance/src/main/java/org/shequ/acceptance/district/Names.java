package org.shequ.acceptance.district;

import java.util.List;

/** Invented names: a common surname and one or two characters. */
final class Names {

    private static final List<String> SURNAMES = characters("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
            + "余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤季施葛缪瞿");
    private static final List<String> MALE = characters("伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林建国志文海东晓峰立新永成家安子轩睿博远航一鸣思源天佑正阳");
    private static final List<String> FEMALE =
            characters("芳娜敏静丽艳娟霞秀燕玲婷雪琳倩颖萍红玉兰洁梅莉丹云莲真环荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青雯欣怡");

    private Names() {}

    static String next(Dice dice, boolean male) {
        List<String> given = male ? MALE : FEMALE;
        String name = dice.pick(SURNAMES) + dice.pick(given);
        return dice.chance(72) ? name + dice.pick(given) : name;
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).distinct().toList();
    }
}
