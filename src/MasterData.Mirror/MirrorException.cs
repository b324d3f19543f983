namespace MasterData.Mirror;

/// <summary>Why the mirror does not go on, in Vietnamese and English, and what to do.</summary>
internal class MirrorException(string vi, string en, Exception? inner = null) : Exception($"{vi}\n{en}", inner);
