using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>What the consignor (托运人) says: which of the two ends it is, and what the waste is as dangerous goods (Order 23 arts 13 and 31).</summary>
public static class Consigning
{
    public static Refused? Objection(FileManifest act) =>
        act.Consignor is { } said && !FileManifest.Consignors.Contains(said, StringComparer.Ordinal)
            ? Refused.With("consignor_unknown", "/consignor", ("consignor", said))
            : act.Items.Select(static (item, i) => item.Goods is { } goods ? Malformed(goods, FormattableString.Invariant($"/items/{i}/goods")) : null)
                .FirstOrDefault(static r => r is not null);

    /// <summary>Only the form is looked at: which class and number a waste has, no list at hand says.</summary>
    private static Refused? Malformed(DangerousGoods goods, string pointer) =>
        goods.Class is not ([>= '1' and <= '9'] or [>= '1' and <= '9', '.', >= '1' and <= '6']) ? Refused.With("goods_malformed", $"{pointer}/class", ("text", goods.Class))
        : goods.Number is { } number && (number.Length != 4 || !number.All(char.IsAsciiDigit)) ? Refused.With("goods_malformed", $"{pointer}/number", ("text", number))
        : null;
}
