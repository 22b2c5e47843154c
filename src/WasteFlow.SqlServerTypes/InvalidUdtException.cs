namespace Microsoft.SqlServer.Server;

/// <summary>A class was used as a user-defined type and is none.</summary>
public sealed class InvalidUdtException(Type type, string reason)
    : SystemException($"{type} is not a user-defined type: {reason}");
