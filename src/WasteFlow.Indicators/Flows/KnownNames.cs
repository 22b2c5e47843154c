using System.Runtime.InteropServices;

namespace WasteFlow.Indicators;

/// <summary>The divisions and classes that what is of one site and at another is added up under; a division is null where the register has no such site.</summary>
internal sealed record SumNames(CellWord? OriginDivision, CellWord OriginClass, CellWord? FacilityDivision, CellWord FacilityClass);

/// <summary>Which <see cref="SumMonth"/>.</summary>
internal readonly record struct SumAt(Attribution By, CellWord Division, CellWord Month);

/// <summary>Names that lines ask for again and again. They hold until the register changes.</summary>
internal sealed class KnownNames
{
    private const int Max = 100_000;

    private readonly Dictionary<(CellWord Producer, CellWord Facility), SumNames?> sums = [];
    private readonly Dictionary<SumAt, string> sumKeys = [];
    private readonly Dictionary<(CellWord Month, CellWord Site), string> months = [];
    private readonly Dictionary<CellWord, string> last = [];
    private readonly Dictionary<(int Year, CellWord Site), string> reaches = [];

    /// <summary>To be filled where it is null.</summary>
    public ref SumNames? Of(CellWord producer, CellWord facility)
    {
        Forget(sums);
        return ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (producer, facility), out _);
    }

    /// <summary>The key of a <see cref="SumMonth"/>.</summary>
    public string SumOf(SumAt at)
    {
        Forget(sumKeys);
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(sumKeys, at, out _);
        return key ??= SumsIndex.KeyOf(at.By, at.Division.Text, at.Month.Text);
    }

    /// <summary>The key of a <see cref="SiteMonth"/>.</summary>
    public string MonthOf(CellWord month, CellWord site)
    {
        Forget(months);
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(months, (month, site), out _);
        return key ??= Postings.Key(month.Text, new(site.Text));
    }

    /// <summary>The key of a <see cref="SiteLast"/>.</summary>
    public string LastOf(CellWord site)
    {
        Forget(last);
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(last, site, out _);
        return key ??= SiteLast.Key(new(site.Text));
    }

    /// <summary>The key of a <see cref="SiteReach"/>.</summary>
    public string ReachOf(int year, CellWord site)
    {
        Forget(reaches);
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(reaches, (year, site), out _);
        return key ??= SiteReach.Key(year, new(site.Text));
    }

    public void Clear() => sums.Clear();

    private static void Forget<TKey, TValue>(Dictionary<TKey, TValue> all) where TKey : notnull
    {
        if (all.Count > Max)
        {
            all.Clear();
        }
    }
}
