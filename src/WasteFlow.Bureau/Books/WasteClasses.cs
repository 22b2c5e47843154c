using WasteFlow.Contracts;

namespace WasteFlow.Bureau;

/// <summary>What books call an outcome: utilisation (利用) or disposal (处置). What is only collected is neither.</summary>
internal static class WasteClasses
{
    public const string Used = "used";
    public const string Disposed = "disposed";

    /// <param name="outcome">A class of <see cref="Classes"/>; null where it is not known.</param>
    public static string? Of(string? outcome) => outcome switch
    {
        null or Classes.Intermediate => null,
        Classes.Utilised => Used,
        _ => Disposed,
    };
}
