namespace WasteFlow.Simulator.City;

/// <summary>The districts that are played: those of Zhengzhou, and Jian'an, whose plan's target year is 2020.</summary>
public static class CityMap
{
    /// <summary>Plays a few days of December 2020 before the others begin.</summary>
    public const string Pilot = "411003";

    /// <summary>Code and short name, in the order they are played.</summary>
    public static readonly IReadOnlyList<(string Code, string Short)> Districts =
    [
        ("410102", "中原"), ("410103", "二七"), ("410104", "管城"), ("410105", "金水"), ("410106", "上街"), ("410108", "惠济"),
        ("410122", "中牟"), ("410171", "经开"), ("410181", "巩义"), ("410182", "荥阳"), ("410183", "新密"), ("410184", "新郑"),
        ("410185", "登封"), ("411003", "建安"),
    ];

    /// <summary>The built-up core, 中心城区 of the plans; in Jian'an the district's own core.</summary>
    public static readonly IReadOnlySet<string> CentralUrban =
        new HashSet<string>(StringComparer.Ordinal) { "410102", "410103", "410104", "410105", "410106", "410108", "410171", "411003" };

    public static int IndexOf(string division)
    {
        for (var i = 0; i < Districts.Count; i++)
        {
            if (Districts[i].Code == division)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(division), division, "no district of the city");
    }

    /// <summary>How many a row has in each district: <c>*:2 410105:3</c>, a named district before the star.</summary>
    public static IReadOnlyList<(string Code, string Short, int Count)> Read(string where)
    {
        var said = where.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static w => w.Split(':')).ToDictionary(
            static w => w[0], static w => int.Parse(w[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var others = said.GetValueOrDefault("*");
        return [.. Districts.Select(d => (d.Code, d.Short, said.GetValueOrDefault(d.Code, others))).Where(static d => d.Item3 > 0)];
    }
}
