using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a formula's value is measured in (量纲): powers of mass, money, persons, days and things counted; a plain number has none.</summary>
public readonly record struct Dimension(int Mass, int Money, int Persons, int Days, int Things)
{
    public static readonly Dimension Number;
    public static readonly Dimension OfMass = new(1, 0, 0, 0, 0);
    public static readonly Dimension OfThings = new(0, 0, 0, 0, 1);
    public static readonly Dimension MassPerDay = new(1, 0, 0, -1, 0);

    public static Dimension operator *(Dimension a, Dimension b) => Multiply(a, b);

    public static Dimension operator /(Dimension a, Dimension b) => Divide(a, b);

    public static Dimension Multiply(Dimension a, Dimension b) =>
        new(a.Mass + b.Mass, a.Money + b.Money, a.Persons + b.Persons, a.Days + b.Days, a.Things + b.Things);

    public static Dimension Divide(Dimension a, Dimension b) =>
        new(a.Mass - b.Mass, a.Money - b.Money, a.Persons - b.Persons, a.Days - b.Days, a.Things - b.Things);

    /// <summary>Of a unit as plans and tables write it (吨/万元, 千克/人（日）); a year is a period and no dimension. Null where a word is unknown.</summary>
    public static Dimension? Of(string unit)
    {
        var dimension = Number;
        var parts = unit.Replace("（", "/", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal).Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (OfWord(parts[i]) is not { } part)
            {
                return null;
            }

            dimension = i == 0 ? part : dimension / part;
        }

        return dimension;
    }

    public override string ToString()
    {
        (string Name, int Power)[] all = [("mass", Mass), ("money", Money), ("persons", Persons), ("days", Days), ("things", Things)];
        var above = string.Join(" × ", all.Where(static p => p.Power > 0).Select(static p => p.Name));
        var below = string.Concat(all.Where(static p => p.Power < 0).Select(static p => $" ÷ {p.Name}"));
        return above.Length + below.Length == 0 ? "number" : (above.Length == 0 ? "1" : above) + below;
    }

    private static Dimension? OfWord(string word) => EntryUnit.Find(word)?.Of switch
    {
        "克" => OfMass,
        "元" => new(0, 1, 0, 0, 0),
        "人" => new(0, 0, 1, 0, 0),
        "天" => new(0, 0, 0, 1, 0),
        "个" => OfThings,
        "百分之一" => Number,
        _ => word is "" or "年" ? Number : null,
    };
}
