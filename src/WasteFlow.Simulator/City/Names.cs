namespace WasteFlow.Simulator.City;

/// <summary>Names put together from plausible parts; every party's name ends in （模拟）, since none of them exists.</summary>
public sealed class Names(int seed)
{
    private const string Simulated = "（模拟）";

    private static readonly string[] BrandFirst =
        ["嵩岳", "豫达", "瑞丰", "恒信", "中汇", "金源", "绿洲", "宏远", "天成", "润泽", "华康", "佳禾", "永安", "盛世", "鑫泰", "明德", "东方", "祥和", "安顺", "清源"];

    private static readonly string[] BrandLast = ["", "新", "嘉", "联", "泰", "利", "兴", "航", "通", "和", "创", "益"];

    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩"];

    private static readonly string[] Given =
        ["伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "霞", "平", "刚", "桂英", "建国", "志强", "晓东", "海燕", "文博", "雅婷", "国栋", "春梅"];

    private readonly Dice dice = new(seed, "names");
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>No two parties have the same.</summary>
    public string Party(string district, string ending)
    {
        for (var number = 1; ; number++)
        {
            var brand = dice.Pick(BrandFirst) + dice.Pick(BrandLast);
            var name = district + brand + ending + (number > 30 ? $"{number}" : "") + Simulated;
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    public string Person() => dice.Pick(Surnames) + dice.Pick(Given);
}
