namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that writes and reads itself. WasteFlow stores none: the name must exist, no more.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
